using System.Text.Json;

namespace Serverless.Benchmarks.Harness;

/// <summary>Runs benchmarks one after the other, each on each store in a process of its own, and prints what they came to.</summary>
internal static class Suite
{
    /// <summary>First argument of a process that measures one benchmark.</summary>
    public const string Measure = "measure";

    private const string QuickOption = "--quick";

    public static async Task<int> RunAsync(IReadOnlyList<Benchmark> benchmarks, string[] arguments)
    {
        var isQuick = arguments.Contains(QuickOption);
        string[] names = [.. arguments.Where(argument => argument != QuickOption)];
        if (names.FirstOrDefault(name => !benchmarks.Any(benchmark => Matches(benchmark, name))) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'. There are: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}");
            return 2;
        }
        var chosen = benchmarks.Where(benchmark => names.Length == 0 ? benchmark.IsQuick || !isQuick : names.Any(name => Matches(benchmark, name)));
        var table = new ResultTable(isQuick);
        var failures = 0;
        foreach (var benchmark in chosen)
        {
            foreach (var store in benchmark.Stores.Where(store => !isQuick || store == StoreKind.Disk))
            {
                await Console.Error.WriteLineAsync($"{benchmark.Name}, {store} …");
                try
                {
                    var output = await ChildProcess.RunAsync([Measure, benchmark.Name, store.ToString(), .. isQuick ? [QuickOption] : Array.Empty<string>()]);
                    table.Add(benchmark, store, JsonSerializer.Deserialize<Measured>(output)!);
                }
                catch (InvalidOperationException failed)
                {
                    failures++;
                    table.Fail(benchmark, store, failed.Message);
                }
            }
        }
        Console.WriteLine(Machine.Facts());
        if (isQuick) Console.WriteLine("Quick: one small run of each on disk, held against no target; times are scaled up to full size.");
        Console.WriteLine("Medians, each run on a fresh store in a process its benchmark has to itself, after one discarded run.");
        Console.WriteLine("Ratios: to the raw SQLite inserts measured before every run in the same process (600-byte rows, groups of 512, WAL, synchronous NORMAL), or as stated.");
        Console.WriteLine();
        Console.Write(table);
        return failures == 0 ? 0 : 1;
    }

    /// <summary>The part of a process of its own: NAME STORE [--quick].</summary>
    public static async Task MeasureAsync(IReadOnlyList<Benchmark> benchmarks, string[] arguments)
    {
        var benchmark = benchmarks.Single(benchmark => benchmark.Name == arguments[0]);
        var measured = await Measuring.RunAsync(benchmark, Enum.Parse<StoreKind>(arguments[1]), arguments.Contains(QuickOption));
        Console.WriteLine(JsonSerializer.Serialize(measured));
    }

    private static bool Matches(Benchmark benchmark, string name) => benchmark.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
