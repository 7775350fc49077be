using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.LocalDev.Functions;

/// <summary>How long to wait before each further attempt (docs: "Azure Functions error handling and retries").</summary>
internal sealed class RetrySchedule
{
    private readonly int maximum;
    private readonly TimeSpan shortest;
    private readonly TimeSpan longest;

    private RetrySchedule(int maximum, TimeSpan shortest, TimeSpan longest)
    {
        this.maximum = maximum;
        this.shortest = shortest;
        this.longest = longest;
    }

    /// <exception cref="InvalidOperationException">An interval is not <c>hh:mm:ss</c>, or the attribute is of an unknown kind.</exception>
    public static RetrySchedule? Of(string function, RetryAttribute? attribute) => attribute switch
    {
        null => null,
        FixedDelayRetryAttribute delay => new RetrySchedule(
            delay.MaxRetryCount, Interval(function, delay.DelayInterval), Interval(function, delay.DelayInterval)),
        ExponentialBackoffRetryAttribute backoff => new RetrySchedule(
            backoff.MaxRetryCount, Interval(function, backoff.MinimumInterval), Interval(function, backoff.MaximumInterval)),
        _ => throw new InvalidOperationException($"Function '{function}': the retry attribute {attribute.GetType().Name} is not known."),
    };

    /// <summary>Null when the attempts are spent. <paramref name="retry"/> is 1 for the first further attempt.</summary>
    public TimeSpan? DelayBefore(int retry)
    {
        if (maximum >= 0 && retry > maximum) return null;
        // The real platform adds jitter to the doubling; a clock that tests can follow does without.
        var factor = Math.Pow(2, Math.Min(retry - 1, 40));
        return TimeSpan.FromTicks((long)Math.Min(shortest.Ticks * factor, longest.Ticks));
    }

    private static TimeSpan Interval(string function, string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval >= TimeSpan.Zero
            ? interval
            : throw new InvalidOperationException($"Function '{function}': the retry interval '{text}' is not of the form hh:mm:ss.");
}
