using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <summary>Finds payments by their own id, whatever account they are on.</summary>
public sealed class PostedPayments(UtilityDatabase database, KeyClaims keys)
{
    /// <summary>Whether the payment is on an account's ledger, as it came or by a person's placement, and was not taken back.</summary>
    public async Task<bool> IsPostedAsync(string paymentId, CancellationToken cancellation = default)
    {
        if (await keys.FindHolderAsync(KeyKind.Payment, paymentId, cancellation) is not { } accountId) return false;
        var recorded = await database.Accounts.FindAsync<RecordedPayment>(accountId, LedgerEntryDocument.PaymentIdFor(paymentId), cancellation);
        if (recorded is null) return false;
        var postedOn = recorded.Type == SuspenseDocument.TypeName ? recorded.PlacedOn : accountId;
        if (postedOn is null) return false;
        var ledger = await database.Accounts.LedgerAsync(postedOn, cancellation);
        return ledger.FirstOrDefault(entry => entry.Kind == EntryKind.Payment && entry.Payment?.PaymentId == paymentId) is { } payment && ledger.All(entry => entry.Reverses != payment.Id);
    }
}
