using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>
/// That a request and an account number belong together (container keys). It is kept twice, under the number and under the request,
/// and each is written once and never changed: no two requests ever have one number, and no request ever another.
/// </summary>
public sealed record RequestAccountDocument : Document
{
    public const string TypeName = "requestAccount";

    /// <summary>Of the one under the request, and of the one under the number.</summary>
    public const string OfRequest = "account-of-request";

    /// <inheritdoc cref="OfRequest"/>
    public const string OfNumber = "request-of-account";

    public override string Type => TypeName;

    /// <summary>The request's id, or the account's number: the partition.</summary>
    public required string Key { get; init; }

    public required string RequestId { get; init; }

    public required string AccountId { get; init; }
}
