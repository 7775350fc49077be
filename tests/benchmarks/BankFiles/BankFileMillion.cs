using System.Diagnostics;
using System.Globalization;
using Serverless.Benchmarks.Harness;
using Serverless.Orchestrations.BankFiles;

namespace Serverless.Benchmarks.BankFiles;

/// <summary>A bank's file of a million lines, read from disk, with the memory at each tenth of its items: it must not grow with the file.</summary>
internal sealed class BankFileMillion(string name, Action<TextWriter, int> write, Func<Stream, IAsyncEnumerable<BankFilePart>> read) : Benchmark
{
    private const int Points = 10;

    public override string Name => name;

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Rate("lines/s"),
        Quantity.Least("live managed memory, end over a fifth", "×", target: 1.1),
        Quantity.Least("largest working set", "MB"),
    ];

    public override int Size => 1_000_000;

    public override int QuickSize => 50_000;

    public override IReadOnlyList<StoreKind> Stores { get; } = [StoreKind.Disk];

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var path = Path.Combine(ground.Directory!, "file.txt");
        await using (var writer = new StreamWriter(path)) write(writer, size);
        PeakMemory.Reset();
        var live = new List<double>();
        var busy = Stopwatch.StartNew();
        await using var file = File.OpenRead(path);
        await foreach (var part in read(file))
        {
            if (part is not BankFileEnd && part.Line < (live.Count + 1) * (long)size / Points) continue;
            busy.Stop();
            live.Add(PeakMemory.LiveMegabytes());
            busy.Start();
            if (part is BankFileEnd { IsInBalance: false }) throw new InvalidOperationException("The file that was written is not in balance.");
        }
        busy.Stop();
        ground.Note($"live managed memory in MB at each tenth: {string.Join(", ", live.Select(one => one.ToString("0.0", CultureInfo.InvariantCulture)))}");
        return [size / busy.Elapsed.TotalSeconds, live[^1] / live[(Points / 5) - 1], PeakMemory.Megabytes()];
    }
}
