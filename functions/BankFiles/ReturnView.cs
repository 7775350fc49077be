using Serverless.Orchestrations.BankFiles;

namespace Serverless.Functions.BankFiles;

/// <summary>A month's returns and rates.</summary>
public sealed record ReturnMonthView(string Month, IReadOnlyList<ReturnMonth> Companies, IReadOnlyList<ReturnView> Returns);

/// <summary>A returned draft or refund as staff see it. The amount in dollars.</summary>
/// <param name="Why">What a person must look at, or how it was resolved.</param>
public sealed record ReturnView(
    string Id,
    ReturnState State,
    string CompanyId,
    string Code,
    ReturnHandling Handling,
    decimal Amount,
    bool WasDebit,
    string OriginalTrace,
    string? NamedAccount,
    string? PaymentId,
    string? Why,
    string? ResolvedBy,
    DateTimeOffset ReadAt)
{
    public static ReturnView Of(ReturnedItemDocument item) => new(
        item.Id, item.State, item.CompanyId, item.Code, item.Handling, item.Amount, item.WasDebit, item.OriginalTrace, item.NamedAccount, item.PaymentId, item.Why, item.ResolvedBy, item.CreatedAt);
}
