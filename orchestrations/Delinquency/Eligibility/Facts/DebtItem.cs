using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>One amount of a bill that is still open. Dates are the city's; null means not known.</summary>
/// <param name="Amount">Dollars still open.</param>
/// <param name="DueOn">The last day on which it is paid in time.</param>
/// <param name="MailedOn">When the bill was mailed.</param>
/// <param name="ServedFrom">The first day of the service that was billed. An item that spans an order for relief is split there first.</param>
/// <param name="IncurredBy">The identity token of whoever lived there at the time.</param>
/// <param name="ClassOfService">The class it was billed in.</param>
public sealed record DebtItem(
    string ItemId,
    Receivable Receivable,
    ItemKind Kind,
    decimal Amount,
    DateOnly DueOn,
    DateOnly? MailedOn,
    DateOnly? ServedFrom,
    string? IncurredBy,
    CustomerClass ClassOfService);
