using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Cases;

/// <param name="IsNew">False when a hold of this id existed before, with the same terms or others.</param>
public sealed record HoldAnswer(HoldDocument Hold, bool IsNew);

/// <summary>Places and releases holds on accounts. Each is noted on the timeline of its case, for staff only.</summary>
public sealed class CaseHolds(UtilityDatabase database, CaseStore cases)
{
    /// <summary>The account's holds, ended ones too, the earliest beginning first.</summary>
    public async Task<IReadOnlyList<HoldDocument>> InAccountAsync(string accountId, CancellationToken cancellation = default) =>
        [.. (await database.Accounts.AllAsync<HoldDocument>(accountId, HoldDocument.TypeName, cancellation)).OrderBy(hold => hold.From).ThenBy(hold => hold.Id, StringComparer.Ordinal)];

    /// <summary>Places the hold unless its id is taken. The answer has the stored hold of that id.</summary>
    /// <returns>Null when the account has no such case.</returns>
    public async Task<HoldAnswer?> PlaceAsync(CaseReference reference, NewHold asked, string by, CancellationToken cancellation = default)
    {
        if (await cases.FindInAsync(reference.AccountId, reference.RequestId, cancellation) is null) return null;
        HoldAnswer? answer = null;
        await cases.ChangeAsync(reference, async (_, _, now) =>
        {
            var placed = await FindAsync(reference, asked.HoldId, cancellation);
            answer = placed is null ? new(asked.In(reference, by, now), IsNew: true) : new(placed, IsNew: false);
            return placed is not null ? null : new CaseChange(new($"hold-{asked.HoldId}", now, HoldText.Placed(answer.Hold))) { Documents = [answer.Hold] };
        }, cancellation);
        return answer;
    }

    /// <summary>Releases the hold from today on. One that was released before does not change.</summary>
    /// <returns>The hold afterwards; null when there is none.</returns>
    public async Task<HoldDocument?> ReleaseAsync(CaseReference reference, string holdId, string why, string by, CancellationToken cancellation = default)
    {
        if (await FindAsync(reference, holdId, cancellation) is null) return null;
        HoldDocument? released = null;
        await cases.ChangeAsync(reference, async (_, _, now) =>
        {
            released = (await FindAsync(reference, holdId, cancellation))!;
            if (released.Release is not null) return null;
            released = released with { Release = new(BusinessCalendar.DateOf(now), by, why), UpdatedAt = now, CauseId = by };
            return new CaseChange(new($"hold-{holdId}~released", now, HoldText.Released(released))) { Documents = [released] };
        }, cancellation);
        return released;
    }

    private Task<HoldDocument?> FindAsync(CaseReference reference, string holdId, CancellationToken cancellation) =>
        database.Accounts.FindAsync<HoldDocument>(reference.AccountId, HoldDocument.IdFor(reference.RequestId, holdId), cancellation);
}
