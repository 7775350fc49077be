using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Waits for what the clock does not know of, such as a worker that a test holds up on purpose.</summary>
internal static class Eventually
{
    /// <summary>In real time, and far past what a busy machine needs: what never comes fails its test instead of holding up all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task IsTrueAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string? what = null)
    {
        for (var started = Stopwatch.GetTimestamp(); !await holds(); await Task.Yield())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) Assert.Fail($"Did not become true in {Patience}: {what}");
        }
    }

    public static Task IsTrueAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string? what = null) =>
        IsTrueAsync(() => Task.FromResult(holds()), what);
}
