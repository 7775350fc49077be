using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Delinquency;

/// <param name="IdentityToken">The identity service's token for the customer. Debt follows it, not the premise.</param>
/// <param name="Area">The part of the city that the premise lies in, as storm suspensions name it; null when it is not known.</param>
/// <param name="MailingAddress">Where letters to the customer go; null when it is not known.</param>
/// <param name="IsDeceased">Null when it is not known.</param>
public sealed record CustomerFacts(
    string AccountId,
    AccountStatus Status,
    CustomerClass Class,
    string Name,
    string IdentityToken,
    string PremiseId,
    string? Area,
    string? MailingAddress,
    bool? IsDeceased);
