using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Decides whether credit is paid out.</summary>
public static class RefundCredit
{
    public static string EntryIdFor(string moveId) => $"refund-{moveId}";

    /// <param name="isHeld">Whether a hold stops refunds of the account.</param>
    public static MoveDecision Decide(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, MoveAttempt attempt, bool isHeld, MoveRules rules, DateTimeOffset now)
    {
        var asked = attempt.Asked;
        var entryId = EntryIdFor(asked.MoveId);
        if (ledger.Any(entry => entry.Id == entryId)) return MoveDecision.Already;
        if (asked.Refund!.Choice == CustomerChoice.Credit)
            return account.Status == AccountStatus.Closed ? MoveDecision.Refuse(MoveRefusal.CreditOnClosedAccount) : MoveDecision.Already;
        if (SpareCredit.Refusal(account, asked.Amount) is { } refusal) return MoveDecision.Refuse(refusal);
        if (isHeld) return MoveDecision.Refuse(MoveRefusal.RefundsHeld);
        var stake = MoveStakes.Of(ledger, EntryKind.Refund, asked.Amount, rules.Policy, now);
        var own = SpareCredit.IsMadeBy(asked.AskedBy, ledger, rules.Policy, now) ? new MoveStake(0m) : rules.Policy.Own(asked.Kind, asked.Role);
        if (!stake.IsWithin(own.Or(attempt.Approved))) return MoveDecision.Ask(stake);
        if (SpareCredit.ClearsAt(account, ledger, asked.Amount, rules, now) is { } clearsAt) return MoveDecision.Wait(clearsAt);
        var entered = account.Enter(
            new()
            {
                Id = entryId,
                Kind = EntryKind.Refund,
                Amount = asked.Amount,
                CreditChange = -asked.Amount,
                By = asked.AskedBy,
                Why = asked.Why,
                PolicyVersion = rules.Policy.EffectiveFrom,
                CauseId = asked.MoveId,
            },
            now);
        var told = new RefundOrdered(asked.MoveId, account.AccountId, asked.Amount, account.Customer.LegalName, entered.Account.UnappliedCredit, now);
        var document = new RefundDocument
        {
            Id = RefundDocument.IdFor(asked.MoveId),
            AccountId = account.AccountId,
            RefundId = asked.MoveId,
            Amount = asked.Amount,
            AskedBy = asked.AskedBy,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = asked.MoveId,
        };
        return MoveDecision.Write(new(entered, OutboxDocument.For(account.AccountId, $"refund-ordered-{asked.MoveId}", RefundOrdered.Subject, told, asked.MoveId, now)) { Created = [document] });
    }
}

/// <summary>Credit that may leave an account.</summary>
internal static class SpareCredit
{
    public static MoveRefusal? Refusal(AccountDocument account, decimal amount) =>
        account.Status is not (AccountStatus.Active or AccountStatus.Closed) ? MoveRefusal.AccountNotOpen
        : amount > account.UnappliedCredit - account.OpenItems.Sum(item => item.Open) ? MoveRefusal.AboveCredit
        : null;

    /// <summary>Whether this person has put money on the account within the window: by an adjustment, a transfer or a placement. Who makes credit does not pay it out alone.</summary>
    public static bool IsMadeBy(string signIn, IEnumerable<LedgerEntryDocument> ledger, MovePolicy policy, DateTimeOffset now) => ledger.Any(entry =>
        entry.Kind is EntryKind.Adjustment or EntryKind.TransferIn or EntryKind.Payment && entry.By is { } by && EnteredText.IsSameSignIn(by, signIn)
        && BusinessCalendar.DateOf(entry.PostedAt) > BusinessCalendar.DateOf(now).AddDays(-policy.WindowDays));

    /// <summary>When to look again, in UTC; null when so much has cleared. Money that has not cleared leaves neither by a refund nor to another account, from where it could.</summary>
    public static DateTimeOffset? ClearsAt(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, decimal amount, MoveRules rules, DateTimeOffset now)
    {
        var uncleared = UnclearedMoney.Of(ledger, rules.Clearing, rules.Calendar, now);
        return account.UnappliedCredit - uncleared.Amount >= amount ? null : uncleared.NextAt;
    }
}
