using System.Diagnostics;

namespace Serverless.Benchmarks.Harness;

/// <summary>What something took.</summary>
/// <param name="Seconds">On the wall.</param>
/// <param name="Processor">Seconds of all cores, of this process alone: it is what an overloaded machine leaves comparable.</param>
internal sealed record Work(double Seconds, double Processor)
{
    public static async Task<Work> OfAsync(Func<Task> work)
    {
        var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new(Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }
}
