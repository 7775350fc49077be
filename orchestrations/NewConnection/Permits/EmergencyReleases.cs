using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Why a request for an emergency release is refused.</summary>
public enum EmergencyRefusal
{
    NotAMeter,

    /// <summary>It was already asked for and is not decided yet.</summary>
    AskedAlready,

    ReleasedAlready,

    /// <summary>The request has ended, or is about to.</summary>
    CaseEnded,

    /// <summary>The case has reached its limit of entries from outside.</summary>
    CaseFull,
}

/// <summary>Takes requests from staff to set a meter before the permit office releases it.</summary>
public sealed class EmergencyReleases(ConnectionFiles files, CaseStore cases, MeterReleases releases, ApprovalStore approvals)
{
    /// <returns>Null when the request is on file, for the procedure to put to approvers; otherwise why it is refused.</returns>
    public async Task<EmergencyRefusal?> AskAsync(CaseReference reference, string meter, string why, string requestedBy, CancellationToken cancellation = default)
    {
        meter = MeterKey.Canonical(meter);
        EmergencyRefusal? refusal = null;
        await cases.ChangeAsync(reference, async (current, _, now) =>
        {
            var file = await files.GetAsync(reference, cancellation);
            var latest = file.Emergencies.LastOrDefault(asked => asked.Meter == meter);
            var decision = latest is null ? null : await approvals.FindAsync(reference.AccountId, ApprovalDocument.IdFor(reference.RequestId, latest.Key), cancellation);
            var isReleased = decision?.Outcome?.Option == PermitSteps.Approve || (await releases.ForAsync(reference, cancellation)).Contains(meter);
            refusal = Check(current, file, meter, isReleased, latest is not null && decision?.Outcome is null)
                ?? (cases.LimitOf(current) is null ? null : EmergencyRefusal.CaseFull);
            if (refusal is not null) return null;
            var asked = new EmergencyRelease(meter, (latest?.Number ?? 0) + 1, why, requestedBy);
            return new CaseChange(new TimelineEntry($"asked-{asked.Key}", now, $"Emergency release asked for: {meter}").FromOutside())
            {
                Documents = [file with { Emergencies = [.. file.Emergencies, asked], UpdatedAt = now, CauseId = reference.RequestId }],
            };
        }, cancellation);
        return refusal;
    }

    public static EmergencyRefusal? Check(CaseDocument current, ConnectionDocument file, string meter, bool isReleased, bool isOpen) =>
        MeterPlan.For(file.Details).All(point => point.Key != meter) ? EmergencyRefusal.NotAMeter
        : current.IsEnding ? EmergencyRefusal.CaseEnded
        : isReleased ? EmergencyRefusal.ReleasedAlready
        : isOpen ? EmergencyRefusal.AskedAlready
        : null;
}
