using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Reads and changes payments in suspense. None is ever deleted.</summary>
public sealed class SuspenseStore(UtilityDatabase database, TimeProvider time)
{
    /// <returns>Null when no payment of this id is or was in suspense there.</returns>
    public async Task<SuspenseDocument?> FindAsync(string accountId, string paymentId, CancellationToken cancellation = default)
    {
        var id = LedgerEntryDocument.PaymentIdFor(paymentId);
        // A posted payment has the same id, and is another type.
        return await database.Accounts.FindAsync<RecordedPayment>(accountId, id, cancellation) is { Type: SuspenseDocument.TypeName }
            ? await database.Accounts.FindAsync<SuspenseDocument>(accountId, id, cancellation)
            : null;
    }

    /// <returns>The payment afterwards; null when there is none.</returns>
    public async Task<SuspenseDocument?> ChangeAsync(
        PlacementTerms which, Func<SuspenseDocument, DateTimeOffset, SuspenseDocument> decide, CancellationToken cancellation = default)
    {
        if (await FindAsync(which.SuspendedOn, which.PaymentId, cancellation) is null) return null;
        var changed = await database.Accounts.ChangeAsync<SuspenseDocument>(
            which.SuspendedOn, LedgerEntryDocument.PaymentIdFor(which.PaymentId), waiting => decide(waiting, time.GetUtcNow()), cancellation);
        return changed.Document;
    }
}
