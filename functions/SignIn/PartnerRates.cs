using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.SignIn;

/// <summary>
/// Limits how often each partner calls, and how often it asks for things that do not exist. Each app instance counts alone, so a partner
/// gets its rate once per running instance.
/// </summary>
public sealed class PartnerRates(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Partner> calls = PartitionedRateLimiter.Create<Partner, (string, int)>(partner =>
        RateLimitPartition.GetFixedWindowLimiter((partner.Name, partner.RequestsAMinute), _ => new() { PermitLimit = partner.RequestsAMinute, Window = Window }));

    private readonly ConcurrentDictionary<string, LookUps> lookUps = new(StringComparer.Ordinal);

    private sealed class LookUps
    {
        public DateTimeOffset Began { get; set; }

        public int Missed { get; set; }

        /// <summary>Under way, each of which may still find nothing.</summary>
        public int Open { get; set; }
    }

    /// <summary>Counts a call; false when the partner has used up this minute's calls.</summary>
    public bool MayCall(Partner partner)
    {
        using var lease = calls.AttemptAcquire(partner);
        return lease.IsAcquired;
    }

    /// <summary>Begins a look-up. False when those of this minute that found nothing, and those under way, are as many as may be.</summary>
    public bool BeginLookUp(Partner partner)
    {
        var own = lookUps.GetOrAdd(partner.Name, _ => new());
        lock (own)
        {
            if (time.GetUtcNow() - own.Began >= Window) (own.Began, own.Missed) = (time.GetUtcNow(), 0);
            if (own.Missed + own.Open >= partner.MissesAMinute) return false;
            own.Open++;
            return true;
        }
    }

    /// <summary>Ends one that was begun.</summary>
    /// <returns>True for the miss that was the last allowed this minute.</returns>
    public bool EndLookUp(Partner partner, bool isMiss)
    {
        var own = lookUps.GetOrAdd(partner.Name, _ => new());
        lock (own)
        {
            own.Open--;
            if (!isMiss) return false;
            own.Missed++;
            return own.Missed == partner.MissesAMinute;
        }
    }

    public void Dispose() => calls.Dispose();
}
