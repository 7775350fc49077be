using Serverless.LocalDev.Functions.Rpc;

namespace Serverless.LocalDev.Functions.Definitions;

/// <summary>How long to wait before each further attempt (docs: "Azure Functions error handling and retries").</summary>
/// <param name="MaximumRetries">Further attempts after the first; negative is without end.</param>
internal sealed record RetrySchedule(int MaximumRetries, TimeSpan Shortest, TimeSpan Longest)
{
    public static RetrySchedule? Of(RpcRetryOptions? options) => options switch
    {
        null => null,
        { RetryStrategy: RpcRetryOptions.Types.RetryStrategy.FixedDelay } => new RetrySchedule(
            options.MaxRetryCount, Span(options.DelayInterval), Span(options.DelayInterval)),
        _ => new RetrySchedule(options.MaxRetryCount, Span(options.MinimumInterval), Span(options.MaximumInterval)),
    };

    /// <summary>Null when the attempts are spent. <paramref name="retry"/> is 1 for the first further attempt.</summary>
    public TimeSpan? DelayBefore(int retry)
    {
        if (MaximumRetries >= 0 && retry > MaximumRetries) return null;
        // The real platform adds jitter to the doubling; a clock that tests can follow does without.
        var factor = Math.Pow(2, Math.Min(retry - 1, 40));
        return TimeSpan.FromTicks((long)Math.Min(Shortest.Ticks * factor, Longest.Ticks));
    }

    private static TimeSpan Span(Google.Protobuf.WellKnownTypes.Duration? duration) => duration?.ToTimeSpan() ?? TimeSpan.Zero;
}
