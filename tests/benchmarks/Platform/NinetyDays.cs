using System.Diagnostics;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Platform;

/// <summary>The idle product on a virtual clock, advanced by ninety days: nothing happens but its own schedules.</summary>
internal sealed class NinetyDays : Benchmark
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public override string Name => "ninety-days";

    public override IReadOnlyList<Quantity> Quantities { get; } = [Quantity.Least("90 idle days", "ms")];

    /// <summary>Days.</summary>
    public override int Size => 90;

    public override int QuickSize => 30;

    public override bool IsQuick => false;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var clock = new VirtualClock(Start);
        await using var platform = await PlatformGround.OpenAsync(ground.Directory, clock: clock);
        var started = Stopwatch.GetTimestamp();
        await clock.AdvanceAsync(TimeSpan.FromDays(size));
        return [Stopwatch.GetElapsedTime(started).TotalMilliseconds * Size / size];
    }
}
