using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Finds meters that were set after their request's meter sets had been undone.</summary>
public sealed class LateMeterSets(UtilityDatabase database, CaseStore cases)
{
    /// <summary>The request whose meter sets must be undone again because of this order's result; null when none must.</summary>
    public async Task<CaseReference?> FindUndoneAsync(FieldOrderDocument order, CancellationToken cancellation = default)
    {
        if (order is not { Kind: FieldOrderKind.MeterSet, IsDoneTooLate: true }) return null;
        var account = await database.Accounts.FindAsync<AccountDocument>(order.AccountId, AccountDocument.DocumentId, cancellation);
        if (account?.RequestId is not { } requestId || await cases.FindAsync(requestId, cancellation) is not { } found) return null;
        return found.Timeline.Any(entry => entry.Key == UndoMeterSets.Key) ? new(found.RequestId, found.AccountId) : null;
    }
}
