using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>
/// Links a request to its account number (container keys). There are two copies: one under the number, one under the request. Each is
/// written once and never changed, so no two requests share a number and no request gets a second one.
/// </summary>
public sealed record RequestAccountDocument : Document
{
    public const string TypeName = "requestAccount";

    /// <summary>The id of the copy under the request, and of the copy under the number.</summary>
    public const string OfRequest = "account-of-request";

    /// <inheritdoc cref="OfRequest"/>
    public const string OfNumber = "request-of-account";

    public override string Type => TypeName;

    /// <summary>The partition: the request's id, or the account's number.</summary>
    public required string Key { get; init; }

    public required string RequestId { get; init; }

    public required string AccountId { get; init; }
}
