using System.Threading.RateLimiting;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.SignIn;

/// <summary>
/// Limits how often each partner calls, and how often it asks for things that do not exist. Each app instance counts alone, so a partner
/// gets its rate once per running instance.
/// </summary>
public sealed class PartnerRates : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Partner> calls = By(partner => partner.RequestsAMinute);
    private readonly PartitionedRateLimiter<Partner> misses = By(partner => partner.MissesAMinute);

    /// <summary>Counts a call; false when the partner has used up this minute's calls.</summary>
    public bool MayCall(Partner partner)
    {
        using var lease = calls.AttemptAcquire(partner);
        return lease.IsAcquired;
    }

    /// <summary>Whether the partner may look something up; false when too many of its look-ups found nothing this minute.</summary>
    public bool MayLookUp(Partner partner) => misses.GetStatistics(partner) is not { CurrentAvailablePermits: 0 };

    /// <summary>Counts a look-up that found nothing.</summary>
    /// <returns>True for the last miss allowed this minute.</returns>
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
