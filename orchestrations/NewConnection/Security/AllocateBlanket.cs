using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Sets aside and frees parts of a blanket instrument.</summary>
public static class AllocateBlanket
{
    /// <summary>
    /// The instrument with a part set aside for the offer. Asking again sets it aside only once. Null when the instrument is not
    /// approved, belongs to another holder, has ended, or has too little left.
    /// </summary>
    public static BlanketDocument? Decide(BlanketDocument blanket, SecurityOffered offer, string holder, DateTimeOffset now)
    {
        if (!blanket.IsApproved) return null;
        if (!EnteredText.IsSameName(blanket.Offer.PrincipalName, holder) || blanket.Offer.ExpiresOn <= BusinessCalendar.DateOf(now)) return null;
        var parts = new Dictionary<string, BlanketPart>(blanket.Parts) { [offer.OfferId] = new(offer.RequestId, offer.Amount) };
        var allocated = blanket with { Parts = parts, UpdatedAt = now, CauseId = offer.OfferId };
        return allocated.Free < 0 ? null : allocated;
    }

    /// <summary>The instrument without those parts of the request that are over; null when there are none.</summary>
    /// <param name="isOver">Whether the offer of this id no longer needs its part.</param>
    public static BlanketDocument? Release(BlanketDocument blanket, string requestId, Func<string, bool> isOver, DateTimeOffset now)
    {
        var kept = blanket.Parts.Where(part => part.Value.RequestId != requestId || !isOver(part.Key)).ToDictionary();
        return kept.Count == blanket.Parts.Count ? null : blanket with { Parts = kept, UpdatedAt = now, CauseId = requestId };
    }
}
