using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Ledger;

/// <summary>Proves that an account's header is the sum of its ledger, and that no entry is missing.</summary>
public static class LedgerProof
{
    public static bool IsSumOf(this AccountDocument account, IEnumerable<LedgerEntryDocument> ledger)
    {
        var entries = ledger.OrderBy(entry => entry.Number).ToList();
        var items = entries.Aggregate((IReadOnlyList<OpenItem>)[], (open, entry) => EnterIntoLedger.Apply(open, entry.Items));
        return entries.Select(entry => entry.Number).SequenceEqual(Enumerable.Range(1, account.LedgerEntries))
            && items.SequenceEqual(account.OpenItems)
            && entries.Sum(entry => entry.CreditChange) == account.UnappliedCredit
            && entries.Sum(entry => entry.DepositChange) == account.DepositHeld
            && entries.Sum(entry => entry.PaidChange) == account.TotalPaid;
    }
}
