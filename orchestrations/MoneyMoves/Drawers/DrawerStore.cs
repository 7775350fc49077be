using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>A drawer as it stands.</summary>
/// <param name="Slip">Null while it is open.</param>
/// <param name="Payments">All payments of the session, late ones too, in the order of their ids.</param>
public sealed record Drawer(string DrawerId, DepositSlipDocument? Slip, IReadOnlyList<DrawerPayment> Payments);

/// <summary>Reads, closes and signs for cashiers' drawers.</summary>
public sealed class DrawerStore(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Null when no payment names the drawer.</summary>
    public async Task<Drawer?> FindAsync(string drawerId, CancellationToken cancellation = default)
    {
        var payments = await PaymentsAsync(drawerId, cancellation);
        return payments.Count == 0 ? null : new(drawerId, await SlipAsync(drawerId, cancellation), payments);
    }

    /// <summary>Closes the drawer with what was counted, unless it is closed. The answer has the slip that is stored.</summary>
    public async Task<Drawer?> CloseAsync(string drawerId, DrawerCount count, string closedBy, CancellationToken cancellation = default)
    {
        if (await FindAsync(drawerId, cancellation) is not { } drawer || drawer.Slip is not null) return await FindAsync(drawerId, cancellation);
        var slip = CloseDrawer.Decide(drawerId, drawer.Payments, count, closedBy, time.GetUtcNow());
        await database.Accounts.CreateOnceAsync(slip.AccountId, slip, cancellation);
        return drawer with { Slip = await SlipAsync(drawerId, cancellation) };
    }

    /// <summary>Signs for a difference.</summary>
    /// <returns>Null when the drawer is not closed.</returns>
    public async Task<(DepositSlipDocument Slip, SignOffRefusal? Refusal)?> SignOffAsync(string drawerId, string why, StaffMember by, CancellationToken cancellation = default)
    {
        SignOffRefusal? refusal = null;
        var changed = await database.Accounts.ChangeAsync<DepositSlipDocument>(
            DepositSlipDocument.PartitionOf(drawerId),
            DepositSlipDocument.DocumentId,
            slip =>
            {
                (var signed, refusal) = CloseDrawer.SignOff(slip, by, why, time.GetUtcNow());
                return signed;
            },
            cancellation);
        return changed.Document is { } slip ? (slip, refusal) : null;
    }

    private Task<DepositSlipDocument?> SlipAsync(string drawerId, CancellationToken cancellation) =>
        database.Accounts.FindAsync<DepositSlipDocument>(DepositSlipDocument.PartitionOf(drawerId), DepositSlipDocument.DocumentId, cancellation);

    /// <summary>What was taken is in the drawer, whatever became of it since. One that was placed is both in suspense and posted, and counts once.</summary>
    private async Task<IReadOnlyList<DrawerPayment>> PaymentsAsync(string drawerId, CancellationToken cancellation)
    {
        var posted = await OfTypeAsync<LedgerEntryDocument>(drawerId, LedgerEntryDocument.TypeName, cancellation);
        var suspended = await OfTypeAsync<SuspenseDocument>(drawerId, SuspenseDocument.TypeName, cancellation);
        return
        [
            .. posted.Where(entry => entry.Kind == EntryKind.Payment).Select(entry => new DrawerPayment(entry.Payment!.PaymentId, entry.Payment.Tender, entry.Amount))
                .Concat(suspended.Select(waiting => new DrawerPayment(waiting.Payment.PaymentId, waiting.Payment.Tender, waiting.Amount)))
                .DistinctBy(payment => payment.PaymentId).OrderBy(payment => payment.PaymentId, StringComparer.Ordinal),
        ];
    }

    private Task<List<T>> OfTypeAsync<T>(string drawerId, string type, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.payment.drawer = @drawer").WithParameter("@type", type).WithParameter("@drawer", drawerId);
        return database.Accounts.QueryAsync<T>(query, cancellation: cancellation).ToListAsync(cancellation).AsTask();
    }
}
