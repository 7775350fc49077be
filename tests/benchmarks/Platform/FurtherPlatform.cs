using System.Diagnostics;
using Serverless.Benchmarks.Harness;

namespace Serverless.Benchmarks.Platform;

/// <summary>Platforms opened one after the other in a process that has had one, as tests open them: each with a worker of its own.</summary>
internal sealed class FurtherPlatform : Benchmark
{
    private static readonly Uri Health = new("/api/health", UriKind.Relative);

    public override string Name => "further-platform";

    public override IReadOnlyList<Quantity> Quantities { get; } =
    [
        Quantity.Least("opening to listening", "ms", target: 50),
        Quantity.Least("opening to first answer", "ms"),
        Quantity.Least("closing", "ms"),
        Quantity.Least("processor time to listening", "ms"),
    ];

    /// <summary>Platforms; the figures are their medians.</summary>
    public override int Size => 20;

    public override int QuickSize => 5;

    public override async Task<double[]> RunAsync(Ground ground, int size)
    {
        var times = new double[size][];
        for (var number = 0; number < size; number++) times[number] = await OpenAsync(ground.Beside($"{number}").Directory);
        return [Median(times, 0), Median(times, 1), Median(times, 2), Median(times, 3)];
    }

    private static async Task<double[]> OpenAsync(string? directory)
    {
        var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        double listening, processor, answered;
        await using (var platform = await PlatformGround.OpenAsync(directory))
        {
            listening = Milliseconds(began);
            processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            using var answer = await platform.Http.GetAsync(Health);
            answer.EnsureSuccessStatusCode();
            answered = Milliseconds(began);
            began = Stopwatch.GetTimestamp();
        }
        return [listening, answered, Milliseconds(began), processor];
    }

    private static double Milliseconds(long since) => Stopwatch.GetElapsedTime(since).TotalMilliseconds;

    private static double Median(double[][] times, int figure) => times.Select(one => one[figure]).Order().ElementAt(times.Length / 2);
}
