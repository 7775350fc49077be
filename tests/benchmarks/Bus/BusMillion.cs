using System.Diagnostics;
using System.Globalization;
using Serverless.Benchmarks.Application;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Bus;

/// <summary>A million messages sent over AMQP and taken by a batched trigger at the same time, with the memory after each tenth: it must not grow.</summary>
internal sealed class BusMillion : Benchmark
{
    private const int Points = 10;
    private const int LongestBacklog = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public override string Name => "bus-million";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Rate("messages/s"),
        Quantity.Least("live managed memory, end over a fifth", "×", target: 1.1),
        Quantity.Least("working set, end over a fifth", "×", target: 1.1),
        Quantity.Least("largest working set", "MB"),
    ];

    public override int Size => 1_000_000;

    public override int QuickSize => 50_000;

    public override int Runs => 1;

    public override bool IsQuick => false;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        await using var bus = await FunctionsGround.StartAsync(ground);
        PeakMemory.Reset();
        var (live, resident) = (new double[Points], new double[Points]);
        var busy = TimeSpan.Zero;
        for (var point = 0; point < Points; point++)
        {
            var started = Stopwatch.GetTimestamp();
            var before = bus.Tally.Count;
            await Publishing.RunAsync(bus.Client, MessageFunctions.BatchQueue, size / Points, beforeEach: async number =>
            {
                while ((number * Publishing.BatchSize) - (bus.Tally.Count - before) > LongestBacklog) await Task.Delay(Pause);
            });
            await bus.WhenIdleAsync();
            busy += Stopwatch.GetElapsedTime(started);
            live[point] = PeakMemory.LiveMegabytes();
            resident[point] = PeakMemory.ResidentMegabytes();
        }
        ground.Note($"after each tenth, live managed memory in MB: {Listed(live)}; working set in MB: {Listed(resident)}");
        return [size / busy.TotalSeconds, live[^1] / live[1], resident[^1] / resident[1], PeakMemory.Megabytes()];
    }

    private static string Listed(double[] megabytes) =>
        string.Join(", ", megabytes.Select(one => one.ToString("0.0", CultureInfo.InvariantCulture)));
}
