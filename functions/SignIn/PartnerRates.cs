using System.Threading.RateLimiting;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.SignIn;

/// <summary>
/// How often each partner calls, and how often it looks for what is not there. Counted on each instance by itself, so a partner gets
/// its rate once for every instance that runs.
/// </summary>
public sealed class PartnerRates : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Partner> calls = By(partner => partner.RequestsAMinute);
    private readonly PartitionedRateLimiter<Partner> misses = By(partner => partner.MissesAMinute);

    /// <summary>Counts a call; false when there were too many this minute.</summary>
    public bool MayCall(Partner partner)
    {
        using var lease = calls.AttemptAcquire(partner);
        return lease.IsAcquired;
    }

    /// <summary>False when too many look-ups of this minute found nothing.</summary>
    public bool MayLookUp(Partner partner) => misses.GetStatistics(partner) is not { CurrentAvailablePermits: 0 };

    /// <summary>Counts a look-up that found nothing.</summary>
    /// <returns>True for the one that was the last allowed this minute.</returns>
    public bool Missed(Partner partner)
    {
        using var lease = misses.AttemptAcquire(partner);
        return lease.IsAcquired && !MayLookUp(partner);
    }

    public void Dispose()
    {
        calls.Dispose();
        misses.Dispose();
    }

    private static PartitionedRateLimiter<Partner> By(Func<Partner, int> aMinute) => PartitionedRateLimiter.Create<Partner, string>(partner =>
        RateLimitPartition.GetFixedWindowLimiter(partner.Name, _ => new() { PermitLimit = aMinute(partner), Window = Window }));
}
