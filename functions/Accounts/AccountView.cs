using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Accounts;

/// <summary>What portals and specialists see of an account. Amounts in dollars.</summary>
public sealed record AccountView(
    string AccountId,
    AccountStatus Status,
    CustomerClass Class,
    string Customer,
    string PremiseId,
    decimal Owed,
    decimal UnappliedCredit,
    IReadOnlyDictionary<Receivable, decimal> Balances,
    IReadOnlyList<AccountView.Agreement> Agreements,
    IReadOnlyList<AccountView.Child> Children,
    IReadOnlyList<AccountView.Entry> Ledger)
{
    public sealed record Agreement(UtilityService Service, DateOnly StartDate, DateOnly? EndDate, string? MeterId);

    /// <param name="Share">Its part of the master account's charges, from 0 to 1.</param>
    public sealed record Child(string Unit, string PremiseUnitId, decimal Share);

    public sealed record Entry(
        string PaymentId, PaymentChannel Channel, decimal Amount, DateTimeOffset ReceivedAt, DateTimeOffset PostedAt, decimal OwedAfter, IReadOnlyDictionary<Receivable, decimal> Allocations);

    public static AccountView Of(AccountDocument account, IEnumerable<ServiceAgreementDocument> agreements, IEnumerable<ChildAccountDocument> children, IEnumerable<LedgerEntryDocument> ledger) => new(
        account.AccountId,
        account.Status,
        account.Class,
        account.Customer.LegalName,
        account.PremiseId,
        account.Owed,
        account.UnappliedCredit,
        account.Balances,
        [.. agreements.Select(agreement => new Agreement(agreement.Service, agreement.StartDate, agreement.EndDate, agreement.MeterId))],
        [.. children.Select(child => new Child(child.Unit, child.PremiseUnitId, child.ShareOfCharges / 10_000m))],
        [.. ledger.Select(entry => new Entry(entry.PaymentId, entry.Channel, entry.Amount, entry.ReceivedAt, entry.PostedAt, entry.OwedAfter, entry.Allocations))]);
}
