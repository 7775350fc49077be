using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Decides about parts of a blanket instrument.</summary>
public static class AllocateBlanket
{
    /// <summary>The instrument with the offer's part in it, once however often it is asked for; null when it is not approved, is another holder's, has ended, or has not that much left.</summary>
    public static BlanketDocument? Decide(BlanketDocument blanket, SecurityOffered offer, string holder, DateTimeOffset now)
    {
        if (!blanket.IsApproved) return null;
        if (!EnteredText.IsSameName(blanket.Offer.PrincipalName, holder) || blanket.Offer.ExpiresOn <= BusinessCalendar.DateOf(now)) return null;
        var parts = new Dictionary<string, BlanketPart>(blanket.Parts) { [offer.OfferId] = new(offer.RequestId, offer.Amount) };
        var allocated = blanket with { Parts = parts, UpdatedAt = now, CauseId = offer.OfferId };
        return allocated.Free < 0 ? null : allocated;
    }

    /// <summary>The instrument without those of a request's parts that are over; null when there are none.</summary>
    /// <param name="isOver">Says of an offer's id whether its part is needed no more.</param>
    public static BlanketDocument? Release(BlanketDocument blanket, string requestId, Func<string, bool> isOver, DateTimeOffset now)
    {
        var kept = blanket.Parts.Where(part => part.Value.RequestId != requestId || !isOver(part.Key)).ToDictionary();
        return kept.Count == blanket.Parts.Count ? null : blanket with { Parts = kept, UpdatedAt = now, CauseId = requestId };
    }
}
