namespace Serverless.Benchmarks.Harness;

/// <summary>
/// Measures one benchmark on one store in this process: a discarded run first so that the code is compiled, then the runs
/// that count, each right after the raw store, so that both saw the same machine.
/// </summary>
internal static class Measuring
{
    public static async Task<Measured> RunAsync(Benchmark benchmark, StoreKind store, bool isQuick)
    {
        var before = Machine.Load();
        // As long as a run: the Cosmos SDK takes thousands of calls until all of it is compiled for speed.
        await OnceAsync(benchmark, store, isQuick || benchmark.Runs == 1 ? benchmark.QuickSize : benchmark.Size, []);
        var runs = new double[isQuick ? 1 : benchmark.Runs][];
        var inserts = new double[runs.Length];
        var commits = new double[runs.Length];
        List<string> notes = [];
        for (var run = 0; run < runs.Length; run++)
        {
            (inserts[run], commits[run]) = Raw(store, isQuick);
            notes.Clear();
            runs[run] = await OnceAsync(benchmark, store, isQuick ? benchmark.QuickSize : benchmark.Size, notes);
        }
        return new(runs, inserts, commits, [before, Machine.Load()], notes);
    }

    private static (double Inserts, double Commit) Raw(StoreKind store, bool isQuick)
    {
        using var ground = new Ground(store);
        return (RawInserts.RowsPerSecond(ground.Directory, isQuick ? 50_000 : 150_000), RawInserts.CommitMilliseconds(ground.Directory, isQuick ? 2_000 : 10_000));
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
