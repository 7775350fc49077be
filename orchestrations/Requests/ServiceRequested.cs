using System.Text.Json.Serialization;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Orchestrations.Requests;

/// <summary>Contract <c>ServiceRequested.v1</c> on queue service-requests: a customer's request that takes days and several people.</summary>
public sealed record ServiceRequested : IContract, ILimited
{
    public static string Subject => "ServiceRequested.v1";

    [Entered(TextForm.Exact)]
    public required string RequestId { get; init; }

    public required ServiceRequestType Type { get; init; }

    /// <summary>
    /// Who filed it for the customer: a partner's name, or the sign-in name of a staff member. It is taken from the caller and never from
    /// the message. This person may not decide about it.
    /// </summary>
    [JsonIgnore]
    public string SubmittedBy { get; init; } = "";

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Required when the type is ResidentialStart.</summary>
    public ResidentialStartDetails? ResidentialStart { get; init; }

    /// <summary>Required when the type is NewCommercialConnection.</summary>
    public NewConnectionDetails? NewConnection { get; init; }

    string IContract.Key => RequestId;

    /// <summary>
    /// The claim on the request's key. <c>submittedAt</c> does not count, since a resend may have a new time. The same id from another
    /// sender is a conflict.
    /// </summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Request, RequestId, RequestId, this, "submittedAt").By(SubmittedBy);

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
