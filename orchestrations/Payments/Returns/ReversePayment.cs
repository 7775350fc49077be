using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <summary>
/// Decides what undoing a payment changes. What it paid is owed again, with the due dates it had. Where that was corrected meanwhile, the
/// money became credit, and the credit goes; where the credit has paid later bills, those are owed again, the last paid first. What was
/// paid out is owed as an item of its own. So nothing appears and nothing vanishes.
/// </summary>
public static class ReversePayment
{
    /// <param name="ledger">The account's whole ledger, with the payment in it.</param>
    /// <param name="dueOn">When an item that must be made new is due.</param>
    public static NewEntry Decide(AccountDocument account, LedgerEntryDocument payment, IReadOnlyList<LedgerEntryDocument> ledger, string id, DateOnly dueOn)
    {
        var standings = ItemStandings.Of(ledger).ToDictionary();
        var reopened = new List<ItemChange>();
        var shortOf = payment.CreditChange + payment.Items.Sum(item => -item.Open - Reopen(standings, reopened, item, -item.Open));
        var credit = Math.Min(shortOf, account.UnappliedCredit);
        var uses = ledger.Where(entry => entry.CreditChange < 0 && entry.Number > payment.Number).OrderByDescending(entry => entry.Number).SelectMany(entry => entry.Items);
        var missing = shortOf - credit;
        foreach (var use in uses.Where(item => item.Open < 0)) missing -= Reopen(standings, reopened, use, Math.Min(missing, -use.Open));
        var deposit = Math.Min(payment.DepositChange, account.DepositHeld);
        missing += payment.DepositChange - deposit;
        if (missing > 0)
        {
            reopened.Add(new($"{id}~{Receivable.Miscellaneous}", Receivable.Miscellaneous, ItemKind.ReturnedCredit, BusinessCalendar.DateOf(payment.PostedAt), dueOn, missing, missing));
        }
        return new()
        {
            Id = id,
            Kind = EntryKind.PaymentReturned,
            Amount = payment.Amount,
            Items = reopened,
            CreditChange = -credit,
            DepositChange = -deposit,
            PaidChange = -payment.PaidChange,
            Payment = payment.Payment,
            Reverses = payment.Id,
            CauseId = id,
        };
    }

    /// <summary>Opens the item again, by no more than what is paid of it.</summary>
    /// <returns>How many dollars it was opened by.</returns>
    private static decimal Reopen(Dictionary<string, ItemStanding> standings, List<ItemChange> reopened, ItemChange paid, decimal amount)
    {
        var standing = standings[paid.ItemId];
        var open = Math.Min(amount, standing.Paid);
        if (open <= 0) return 0m;
        standings[paid.ItemId] = standing with { Open = standing.Open + open };
        reopened.Add(standing.Item with { Charged = 0m, Open = open });
        return open;
    }
}
