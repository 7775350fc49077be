using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes requests from staff for another deposit. Each is stored first; the orchestration then puts it to approvers.</summary>
public sealed class DepositOverrides(ConnectionFiles files, CaseStore cases, KeyClaims keys)
{
    /// <summary>
    /// Stores the request. Both results are null when it is stored, now or before; otherwise they say why not. The id of a refused
    /// request stays free.
    /// </summary>
    public async Task<(OverrideRefusal? Refusal, KeyConflict? Conflict)> RecordAsync(CaseReference reference, DepositOverride asked, CancellationToken cancellation = default)
    {
        OverrideRefusal? refusal = null;
        KeyConflict? conflict = null;
        await cases.ChangeAsync(reference, async (current, _, now) =>
        {
            var file = await files.GetAsync(reference, cancellation);
            refusal = file.Overrides.Any(known => known.OverrideId == asked.OverrideId) ? null
                : cases.LimitOf(current) is not null ? OverrideRefusal.CaseFull
                : OverrideRule.Refusal(current, file, asked.Amount);
            if (refusal is null) conflict = await keys.ClaimAsync(asked.Claim(reference.RequestId), cancellation);
            return refusal is not null || conflict is not null
                ? null
                : new CaseChange(new TimelineEntry($"deposit-override-{asked.OverrideId}", now, "Another deposit asked for").FromOutside())
                {
                    Documents = [file with { Overrides = [.. file.Overrides, asked], UpdatedAt = now, CauseId = asked.OverrideId }],
                };
        }, cancellation);
        return (refusal, conflict);
    }
}
