using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Decides both sides of a transfer, and how the first is undone when the second is not taken.</summary>
public static class TransferCredit
{
    public static string OutIdFor(string moveId) => $"transfer-out-{moveId}";

    public static string InIdFor(string moveId) => $"transfer-in-{moveId}";

    public static string UndoneIdFor(string moveId) => $"transfer-undone-{moveId}";

    /// <param name="to">The account that gets the money; null when there is none.</param>
    public static MoveDecision Send(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, AccountDocument? to, MoveAttempt attempt, MoveRules rules, DateTimeOffset now)
    {
        var asked = attempt.Asked;
        var entryId = OutIdFor(asked.MoveId);
        if (ledger.Any(entry => entry.Id == entryId)) return MoveDecision.Already;
        if ((Refusal(to, account.Customer.IdentityToken) ?? SpareCredit.Refusal(account, asked.Amount)) is { } refusal) return MoveDecision.Refuse(refusal);
        if (to!.AccountId == account.AccountId) return MoveDecision.Refuse(MoveRefusal.NotTaken);
        var stake = MoveStakes.Of(ledger, EntryKind.TransferOut, asked.Amount, rules.Policy, now);
        if (!stake.IsWithin(rules.Policy.Own(asked.Kind, asked.Role).Or(attempt.Approved))) return MoveDecision.Ask(stake);
        if (SpareCredit.ClearsAt(account, ledger, asked.Amount, rules, now) is { } clearsAt) return MoveDecision.Wait(clearsAt);
        return Write(account, Entry(asked, entryId, EntryKind.TransferOut) with { CreditChange = -asked.Amount }, asked, now);
    }

    /// <param name="identityToken">The person whose money it is.</param>
    public static MoveDecision Receive(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, string identityToken, AskedMove asked, MoveRules rules, DateTimeOffset now)
    {
        var entryId = InIdFor(asked.MoveId);
        if (ledger.Any(entry => entry.Id == entryId)) return MoveDecision.Already;
        if (Refusal(account, identityToken) is { } refusal) return MoveDecision.Refuse(refusal);
        var paid = AllocatePayment.Decide(account.OpenItems, asked.Amount, rules.Order, BusinessCalendar.DateOf(now));
        return Write(account, Entry(asked, entryId, EntryKind.TransferIn) with { Items = paid.Items, CreditChange = paid.Unapplied, PolicyVersion = rules.Order.EffectiveFrom }, asked, now);
    }

    /// <summary>Gives the money back. What has become owed meanwhile is paid from it at once.</summary>
    public static MoveDecision Undo(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, AskedMove asked, MoveRules rules, DateTimeOffset now)
    {
        var entryId = UndoneIdFor(asked.MoveId);
        if (ledger.Any(entry => entry.Id == entryId)) return MoveDecision.Already;
        var entered = account
            .Enter(Entry(asked, entryId, EntryKind.TransferIn) with { CreditChange = asked.Amount, Reverses = OutIdFor(asked.MoveId) }, now)
            .Then(after => AllocatePayment.OfCredit(after, rules.Order, BusinessCalendar.DateOf(now), entryId), now);
        return MoveDecision.Write(new(entered, MoneyMoved.Event(asked, entered.Account, entryId, now)));
    }

    /// <summary>Why the account takes no money of this person. A closed one only pays what it owes: its credit would only be sent back.</summary>
    private static MoveRefusal? Refusal(AccountDocument? account, string identityToken) => account switch
    {
        null => MoveRefusal.NotTaken,
        _ when account.Customer.IdentityToken != identityToken => MoveRefusal.OtherPerson,
        { Status: AccountStatus.Active } or { Status: AccountStatus.Closed, OpenItems.Count: > 0 } => null,
        _ => MoveRefusal.NotTaken,
    };

    private static NewEntry Entry(AskedMove asked, string entryId, EntryKind kind) =>
        new() { Id = entryId, Kind = kind, Amount = asked.Amount, By = asked.AskedBy, Why = asked.Why, CauseId = asked.MoveId };

    private static MoveDecision Write(AccountDocument account, NewEntry entry, AskedMove asked, DateTimeOffset now)
    {
        var entered = account.Enter(entry, now);
        return MoveDecision.Write(new(entered, MoneyMoved.Event(asked, entered.Account, entry.Id, now)));
    }
}
