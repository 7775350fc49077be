using System.Diagnostics;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Platform;

/// <summary>The idle product on a virtual clock, advanced by ninety days: nothing happens but its own schedules.</summary>
internal sealed class NinetyDays : Benchmark
{
    private const int Full = 90;
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public override string Name => "ninety-days";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Least("90 idle days", "ms", target: 1_000),
        Quantity.Least("the same with the outbox swept once a day", "ms"),
    ];

    /// <summary>Days.</summary>
    public override int Size => Full;

    public override int QuickSize => 30;

    public override bool IsQuick => false;

    public override async Task<double[]> RunAsync(Ground ground, int size) =>
        [await AdvanceAsync(ground.Directory, size, []), await AdvanceAsync(Beside(ground), size, [new("Outbox:SweepSchedule", "0 0 3 * * *"), new("BankFiles:SweepSchedule", "0 0 3 * * *")])];

    private static async Task<double> AdvanceAsync(string? directory, int days, KeyValuePair<string, string?>[] settings)
    {
        var clock = new VirtualClock(Start);
        await using var platform = await PlatformGround.OpenAsync(directory, clock: clock, settings: settings);
        var started = Stopwatch.GetTimestamp();
        await clock.AdvanceAsync(TimeSpan.FromDays(days));
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds * Full / days;
    }

    private static string? Beside(Ground ground) => ground.Directory is { } directory ? Path.Combine(directory, "daily") : null;
}
