using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="EndsAt">When the request ends if releases are still missing.</param>
public sealed record ReleasesAwaited(CaseReference Case, IReadOnlyList<string> Meters, DateTimeOffset EndsAt);

public sealed class ExpectReleases(IPermitOffice office, CaseStore cases)
{
    [Function(nameof(ExpectReleases))]
    public async Task Run([ActivityTrigger] ReleasesAwaited awaited, CancellationToken cancellation)
    {
        await office.ExpectAsync(awaited.Case.RequestId, awaited.Meters, cancellation);
        await cases.TellAsync(awaited.Case, "releases-awaited", $"Meter releases awaited: {awaited.Meters.Count}", "permit office", awaited.EndsAt, cancellation);
    }
}

/// <summary>A request from staff to set a meter before the permit office releases it.</summary>
/// <param name="Number">1 for the meter's first request. After a denial the meter may be asked for again.</param>
/// <param name="RequestedBy">The sign-in name of the person who asked. They may not approve it.</param>
public sealed record EmergencyRelease(string Meter, int Number, string Why, string RequestedBy)
{
    /// <summary>The key of its approval in the case.</summary>
    [JsonIgnore]
    public string Key => FormattableString.Invariant($"emergency-{Meter}-{Number}");
}

/// <param name="Emergencies">The requests for an emergency release that no approver has been asked about yet.</param>
public sealed record ReleaseProgress(IReadOnlyList<string> Unreleased, IReadOnlyList<EmergencyRelease> Emergencies);

public sealed class ReadReleases(MeterReleases releases, ConnectionFiles files, CaseStore cases)
{
    [Function(nameof(ReadReleases))]
    public async Task<ReleaseProgress> Run([ActivityTrigger] ReleasesAwaited awaited, CancellationToken cancellation)
    {
        var released = await releases.ForAsync(awaited.Case, cancellation);
        var open = awaited.Meters.Where(meter => !released.Contains(meter)).ToList();
        if (open.Count == 0) await cases.TellAsync(awaited.Case, "releases-awaited-ended", "Every meter is released", cancellation: cancellation);
        var file = await files.GetAsync(awaited.Case, cancellation);
        return new(open, [.. file.Emergencies.Where(emergency => open.Contains(emergency.Meter))]);
    }
}

public sealed record GrantedRelease(CaseReference Case, EmergencyRelease Release);

public sealed class GrantEmergencyRelease(MeterReleases releases)
{
    [Function(nameof(GrantEmergencyRelease))]
    public Task Run([ActivityTrigger] GrantedRelease granted, CancellationToken cancellation) =>
        releases.GrantAsync(granted.Case, granted.Release.Meter, granted.Release.RequestedBy, cancellation);
}

public sealed class WithdrawFromPermitOffice(IPermitOffice office, CaseStore cases)
{
    [Function(nameof(WithdrawFromPermitOffice))]
    public async Task<bool> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        await office.WithdrawAsync(reference.RequestId, cancellation);
        await cases.TellAsync(reference, "permits-withdrawn", "Permit office told", cancellation: cancellation);
        return true;
    }
}
