using Microsoft.DurableTask;

namespace Serverless.Orchestrations.Durable;

/// <summary>
/// How activities are retried after a fault. What a case needs is retried without end, since an orchestration that failed would leave its
/// case stuck.
/// </summary>
public static class Retries
{
    /// <summary>For our own store and messages: a second apart at first, up to 15 minutes.</summary>
    public static readonly TaskOptions OwnServices = WithoutEnd(TimeSpan.FromSeconds(1), backoff: 2, longest: TimeSpan.FromMinutes(15));

    /// <summary>For partners, and for undoing what was done with them: from 5 s to 4 h apart.</summary>
    public static readonly TaskOptions Partners = WithoutEnd(TimeSpan.FromSeconds(5), backoff: 3, longest: TimeSpan.FromHours(4));

    /// <summary>For what is useless after a while: retried until then, and tried at least once.</summary>
    public static TaskOptions Within(TimeSpan left) => left > TimeSpan.Zero
        ? TaskOptions.FromRetryPolicy(new RetryPolicy(int.MaxValue, TimeSpan.FromSeconds(1), 2, TimeSpan.FromMinutes(15), retryTimeout: left))
        : TaskOptions.FromRetryPolicy(new RetryPolicy(1, TimeSpan.FromSeconds(1)));

    private static TaskOptions WithoutEnd(TimeSpan first, double backoff, TimeSpan longest) =>
        TaskOptions.FromRetryPolicy(new RetryPolicy(int.MaxValue, first, backoff, longest));
}
