using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Orchestrations.Requests;

/// <summary>Contract <c>ServiceRequested.v1</c> on queue service-requests: something a customer asks for that takes days and people.</summary>
public sealed record ServiceRequested : IContract, ISubmitted, ILimited
{
    public static string Subject => "ServiceRequested.v1";

    [Entered(TextForm.Exact)]
    public required string RequestId { get; init; }

    public required ServiceRequestType Type { get; init; }

    /// <summary>
    /// Who filed it for the customer: <c>portal</c> or another source of Policies/request-sources.json, or the sign-in name of
    /// somebody in the staff directory. Whoever it is does not decide about it.
    /// </summary>
    [Entered(TextForm.SignIn)]
    public required string SubmittedBy { get; init; }

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Required when the type is ResidentialStart.</summary>
    public ResidentialStartDetails? ResidentialStart { get; init; }

    /// <summary>Required when the type is NewCommercialConnection.</summary>
    public NewConnectionDetails? NewConnection { get; init; }

    string IContract.Key => RequestId;

    /// <summary>A portal that sends once more may stamp the time anew.</summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Request, RequestId, RequestId, this, "submittedAt");

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("requestId", RequestId),
        .. DetailProblems(),
    ];

    public IEnumerable<FieldProblem> Problems(IntakeLimits limits) => NewConnection?.Problems("newConnection", limits) ?? [];

    private IEnumerable<FieldProblem> DetailProblems() => Type switch
    {
        ServiceRequestType.NewCommercialConnection => NewConnection?.Problems("newConnection") ?? [new("newConnection", $"is required for type {Type}")],
        _ => ResidentialStart?.Problems("residentialStart") ?? [new("residentialStart", $"is required for type {Type}")],
    };
}
