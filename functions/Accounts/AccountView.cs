using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;

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
    DateOnly? CashOnlyUntil,
    IReadOnlyDictionary<Receivable, decimal> Balances,
    IReadOnlyList<AccountView.Agreement> Agreements,
    IReadOnlyList<AccountView.Child> Children,
    IReadOnlyList<AccountView.Entry> Ledger)
{
    public sealed record Agreement(UtilityService Service, DateOnly StartDate, DateOnly? EndDate, string? MeterId);

    /// <param name="Share">Its part of the master account's charges, from 0 to 1.</param>
    public sealed record Child(string Unit, string PremiseUnitId, decimal Share);

    public sealed record Entry(
        int Number, EntryKind Kind, decimal Amount, DateTimeOffset PostedAt, decimal OwedAfter, decimal CreditAfter, IReadOnlyList<Change> Items, Payment? Payment, string? Reverses, string? By, string? Why);

    /// <param name="Owed">Dollars added to what is owed; negative when it was paid or corrected downwards.</param>
    public sealed record Change(string ItemId, Receivable Receivable, ItemKind Kind, decimal Owed);

    /// <param name="TenderedAt">When the payer gave the money.</param>
    public sealed record Payment(string PaymentId, PaymentChannel Channel, PaymentTender Tender, DateTimeOffset TenderedAt)
    {
        public static Payment Of(PaymentSource source) => new(source.PaymentId, source.Channel, source.Tender, source.TenderedAt);
    }

    public static AccountView Of(AccountDocument account, IEnumerable<ServiceAgreementDocument> agreements, IEnumerable<ChildAccountDocument> children, IEnumerable<LedgerEntryDocument> ledger) => new(
        account.AccountId,
        account.Status,
        account.Class,
        account.Customer.LegalName,
        account.PremiseId,
        account.Owed,
        account.UnappliedCredit,
        account.CashOnlyUntil,
        account.Balances,
        [.. agreements.Select(agreement => new Agreement(agreement.Service, agreement.StartDate, agreement.EndDate, agreement.MeterId))],
        [.. children.Select(child => new Child(child.Unit, child.PremiseUnitId, child.ShareOfCharges / 10_000m))],
        [.. ledger.Select(entry => new Entry(
            entry.Number, entry.Kind, entry.Amount, entry.PostedAt, entry.OwedAfter, entry.CreditAfter,
            [.. entry.Items.Select(item => new Change(item.ItemId, item.Receivable, item.Kind, item.Open))],
            entry.Payment is { } payment ? Payment.Of(payment) : null, entry.Reverses, entry.By, entry.Why))]);
}
