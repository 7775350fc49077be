using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.Accounts;

/// <summary>What portals and specialists see of an account. Amounts in dollars.</summary>
/// <param name="Aging">What is owed by the days since it was due.</param>
/// <param name="Ledger">The newest entry first; a page of it.</param>
/// <param name="LedgerBefore">Ask with <c>?before=</c> this number for the next page; null when this is the last.</param>
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
    IReadOnlyList<AgedBalance> Aging,
    AccountView.DepositView Deposit,
    IReadOnlyList<AccountView.Instrument> Instruments,
    IReadOnlyList<AccountView.Hold> Holds,
    IReadOnlyList<AccountView.Agreement> Agreements,
    IReadOnlyList<AccountView.Child> Children,
    IReadOnlyList<AccountView.Entry> Ledger,
    int? LedgerBefore)
{
    /// <summary>How many entries of the ledger one answer has.</summary>
    public const int LedgerPage = 20;

    /// <param name="Held">Dollars of cash that we hold.</param>
    /// <param name="Outstanding">Dollars of security asked for and not yet given; null when none was.</param>
    public sealed record DepositView(decimal Held, decimal? Outstanding);

    public sealed record Instrument(SecurityForm Form, string Issuer, decimal Amount, DateOnly? ExpiresOn, SecurityStatus Status);

    /// <summary>A hold that is in force today, without the words of whoever placed it.</summary>
    /// <param name="On">A receivable, a service, or the account.</param>
    /// <param name="Amount">Null when all of it is held.</param>
    public sealed record Hold(HeldProcess Process, string On, decimal? Amount, DateOnly From, DateOnly? Until);

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

    public static AccountView Of(AccountParts parts, DateOnly today) => new(
        parts.Account.AccountId,
        parts.Account.Status,
        parts.Account.Class,
        parts.Account.Customer.LegalName,
        parts.Account.PremiseId,
        parts.Account.Owed,
        parts.Account.UnappliedCredit,
        parts.Account.CashOnlyUntil,
        parts.Account.Balances,
        Orchestrations.Ledger.Aging.Of(parts.Account.OpenItems, today),
        new(parts.Account.DepositHeld, parts.Account.DepositOutstanding),
        [.. parts.Securities.Select(security => new Instrument(security.Offer.Form, security.Offer.Issuer, security.Offer.Amount, security.Offer.ExpiresOn, security.Status))],
        [.. parts.Holds.Where(hold => hold.IsInForce(today)).Select(hold => new Hold(hold.Process, hold.Entity.ToString(), hold.Amount, hold.From, hold.Until))],
        [.. parts.Agreements.Select(agreement => new Agreement(agreement.Service, agreement.StartDate, agreement.EndDate, agreement.MeterId))],
        [.. parts.Children.Select(child => new Child(child.Unit, child.PremiseUnitId, child.ShareOfCharges / 10_000m))],
        [.. parts.Ledger.Select(entry => new Entry(
            entry.Number, entry.Kind, entry.Amount, entry.PostedAt, entry.OwedAfter, entry.CreditAfter,
            [.. entry.Items.Select(item => new Change(item.ItemId, item.Receivable, item.Kind, item.Open))],
            entry.Payment is { } payment ? Payment.Of(payment) : null, entry.Reverses, entry.By, entry.Why))],
        parts.Ledger is [.., { Number: > 1 } last] ? last.Number : null);
}

/// <summary>The documents that an account's view is made of.</summary>
/// <param name="Ledger">One page, the newest entry first.</param>
public sealed record AccountParts(
    AccountDocument Account,
    IReadOnlyList<ServiceAgreementDocument> Agreements,
    IReadOnlyList<ChildAccountDocument> Children,
    IReadOnlyList<SecurityDocument> Securities,
    IReadOnlyList<HoldDocument> Holds,
    IReadOnlyList<LedgerEntryDocument> Ledger);
