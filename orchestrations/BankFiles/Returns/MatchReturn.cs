using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A draft as it was recorded, on the ledger or in suspense.</summary>
public sealed record RecordedDraft(PaymentSource Payment, decimal Amount);

/// <summary>
/// Finds the draft that a bank answers. The account it names leads to the drafts; company, trace and amount must fit exactly one of them.
/// A trace number alone proves nothing: banks use it again.
/// </summary>
public static class MatchReturn
{
    /// <param name="amount">Dollars; null for a notification of change, which names none.</param>
    /// <param name="drafts">All drafts of the account.</param>
    /// <returns>Null when none fits, or more than one.</returns>
    public static RecordedDraft? Find(AchOriginal original, decimal? amount, IEnumerable<RecordedDraft> drafts)
    {
        RecordedDraft[] fitting = [.. drafts.Where(draft => draft.Payment.Tender == PaymentTender.BankDraft && (amount is null || draft.Amount == amount) && Names(draft.Payment.ExternalId, original)).Take(2)];
        return fitting is [var only] ? only : null;
    }

    /// <summary>A draft's receipt number is its trace, or company-trace, or company-batch-trace.</summary>
    private static bool Names(string receipt, AchOriginal original) => receipt.Split('-') switch
    {
        [var trace] => trace == original.Trace,
        [var company, .., var trace] => trace == original.Trace && company == original.CompanyId,
        _ => false,
    };
}
