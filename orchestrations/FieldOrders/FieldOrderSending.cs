using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.FieldOrders;

/// <summary>Writes orders, then sends them, so that a result can never come for an order that does not exist.</summary>
public sealed class FieldOrderSending(UtilityDatabase database, FieldResultRecorder results, IFieldCrews crews)
{
    /// <summary>Safe to repeat. If the result is already there although sending seemed to fail, no crew is sent again.</summary>
    public async Task SendAsync(FieldOrderDocument order, CancellationToken cancellation = default)
    {
        var isNew = await database.Accounts.CreateOnceAsync(order.AccountId, order, cancellation);
        if (!isNew && await results.FindOrderAsync(order.Id, cancellation) is { Result: not null }) return;
        await crews.DispatchAsync(order.ToWorkOrder(), cancellation);
    }
}
