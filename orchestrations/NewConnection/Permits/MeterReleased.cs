using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Contract <c>MeterReleased.v1</c> on queue permit-events: building inspection allows one meter to be set.</summary>
public sealed record MeterReleased : IContract
{
    public static string Subject => "MeterReleased.v1";

    [Entered(TextForm.Exact)]
    public required string ReleaseId { get; init; }

    [Entered(TextForm.Exact)]
    public required string RequestId { get; init; }

    /// <summary>The meter's key, such as <c>Electric-Suite-101</c>. Case does not matter.</summary>
    [Entered(TextForm.Exact)]
    public required string Meter { get; init => field = MeterKey.Canonical(value); }

    public required string PermitNumber { get; init; }

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset ReleasedAt { get; init; }

    string IContract.Key => ReleaseId;

    /// <summary>The claim on the release's key. <c>releasedAt</c> does not count, since a resend may have a new time.</summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Release, ReleaseId, RequestId, this, "releasedAt");

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("releaseId", ReleaseId),
        .. Rules.Id("requestId", RequestId),
        .. Rules.Id("meter", Meter),
        .. Rules.Text("permitNumber", PermitNumber, longest: 64, shortest: 1),
    ];
}
