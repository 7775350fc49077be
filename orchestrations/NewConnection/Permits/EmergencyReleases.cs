using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Why a meter's release in an emergency is not asked for.</summary>
public enum EmergencyRefusal
{
    NotAMeter,

    /// <summary>It was asked for, and people have not decided yet.</summary>
    AskedAlready,

    ReleasedAlready,

    /// <summary>The request has ended, or is about to.</summary>
    CaseEnded,

    /// <summary>The case has as many entries from outside as it takes.</summary>
    CaseFull,
}

/// <summary>Takes what the staff asks for ahead of the permit office.</summary>
public sealed class EmergencyReleases(ConnectionFiles files, CaseStore cases, MeterReleases releases, ApprovalStore approvals)
{
    /// <returns>Null when it is on file now, for the procedure to put to people.</returns>
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
