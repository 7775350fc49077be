using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Payments;

/// <summary>The policies that decide about a returned item.</summary>
public sealed record ReturnRules(ReturnedItemPolicy Policy, PostingOrder Order, BusinessCalendar Calendar);

/// <summary>Decides what a returned item writes: the payment undone, its fee where the statute covers it, and cash only after too many.</summary>
public static class ReturnPayment
{
    /// <returns>Null when it was taken back before, or the ledger has no such payment.</returns>
    public static LedgerChange? Decide(
        AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, ReturnedPayment returned, ReturnRules rules, DateTimeOffset now)
    {
        var payment = ledger.FirstOrDefault(entry => entry.Kind == EntryKind.Payment && entry.Payment?.PaymentId == returned.PaymentId);
        if (payment is null || ledger.Any(entry => entry.Reverses == payment.Id)) return null;
        var policy = rules.Policy;
        var today = BusinessCalendar.DateOf(now);
        var dueOn = rules.Calendar.FirstOpen(today.AddDays(policy.DaysToPay));
        var reversal = ReversePayment.Decide(account, payment, ledger, ReturnedPayment.EntryIdFor(returned.PaymentId), dueOn) with
        {
            Why = $"{returned.Code}: {returned.Reason}",
            PolicyVersion = policy.EffectiveFrom,
            CauseId = returned.CauseId,
        };
        var asked = account with
        {
            DepositOutstanding = payment.DepositChange > 0 ? (account.DepositOutstanding ?? 0m) + payment.DepositChange : account.DepositOutstanding,
            CashOnlyUntil = CashOnlyUntil(account, ledger, returned, policy, today),
        };
        var fee = returned.IsFeeCovered && ledger.All(entry => entry.Id != ReturnedPayment.FeeIdFor(returned.TenderId)) ? policy.FeeFor(payment.Amount) : 0m;
        var entered = asked.Enter(reversal, now)
            .Then(_ => fee > 0 ? Fee(returned, fee, policy, today, dueOn) : null, now)
            .Then(after => AllocatePayment.OfCredit(after, rules.Order, today, ReturnedPayment.EntryIdFor(returned.PaymentId)), now);
        var told = new PaymentReturned(
            returned.PaymentId, account.AccountId, payment.Payment!.Channel, payment.Amount, returned.Code, returned.Reason, fee, entered.Account.Owed, now, entered.Account.CashOnlyUntil);
        return new(entered, OutboxDocument.For(account.AccountId, $"payment-returned-{returned.PaymentId}", PaymentReturned.Subject, told, returned.CauseId, now));
    }

    private static NewEntry Fee(ReturnedPayment returned, decimal fee, ReturnedItemPolicy policy, DateOnly today, DateOnly dueOn)
    {
        var id = ReturnedPayment.FeeIdFor(returned.TenderId);
        return new()
        {
            Id = id,
            Kind = EntryKind.ReturnedItemFee,
            Amount = fee,
            Items = [new($"{id}~{Receivable.Miscellaneous}", Receivable.Miscellaneous, ItemKind.ReturnedItemFee, today, dueOn, fee, fee)],
            Why = $"F.S. 68.065, {returned.Code}",
            PolicyVersion = policy.EffectiveFrom,
            CauseId = returned.CauseId,
        };
    }

    /// <summary>Only items that the payer's bank refused for lack of money count, and one tender counts once.</summary>
    private static DateOnly? CashOnlyUntil(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, ReturnedPayment returned, ReturnedItemPolicy policy, DateOnly today)
    {
        if (!returned.IsFeeCovered) return account.CashOnlyUntil;
        var since = today.AddMonths(-policy.CountedMonths);
        var thisFee = ReturnedPayment.FeeIdFor(returned.TenderId);
        var earlier = ledger.Count(entry => entry.Kind == EntryKind.ReturnedItemFee && entry.Id != thisFee && BusinessCalendar.DateOf(entry.PostedAt) > since);
        return earlier + 1 >= policy.CashOnlyAfter ? today.AddMonths(policy.CashOnlyMonths) : account.CashOnlyUntil;
    }
}
