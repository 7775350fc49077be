namespace Serverless.Benchmarks.Harness;

/// <summary>
/// Measures one benchmark on one store in this process: the raw store first, then a discarded run so that the code is
/// compiled, then the runs that count.
/// </summary>
internal static class Measuring
{
    public static async Task<Measured> RunAsync(Benchmark benchmark, StoreKind store, bool isQuick)
    {
        var before = Machine.Load();
        var (inserts, commit) = Raw(store, isQuick);
        await OnceAsync(benchmark, store, benchmark.QuickSize, []);
        var runs = new double[isQuick ? 1 : benchmark.Runs][];
        List<string> notes = [];
        for (var run = 0; run < runs.Length; run++)
        {
            notes.Clear();
            runs[run] = await OnceAsync(benchmark, store, isQuick ? benchmark.QuickSize : benchmark.Size, notes);
        }
        return new(runs, inserts, commit, [before, Machine.Load()], notes);
    }

    private static (double Inserts, double Commit) Raw(StoreKind store, bool isQuick)
    {
        using var ground = new Ground(store);
        return (RawInserts.RowsPerSecond(ground.Directory, isQuick ? 50_000 : 300_000), RawInserts.CommitMilliseconds(ground.Directory, isQuick ? 2_000 : 20_000));
    }

    private static async Task<double[]> OnceAsync(Benchmark benchmark, StoreKind store, int size, List<string> notes)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var ground = new Ground(store);
        var values = await benchmark.RunAsync(ground, size);
        notes.AddRange(ground.Notes);
        return values;
    }
}
