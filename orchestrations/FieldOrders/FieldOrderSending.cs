using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.FieldOrders;

/// <summary>Writes orders, then sends them: a result can never come for an order that is not there.</summary>
public sealed class FieldOrderSending(UtilityDatabase database, FieldResultRecorder results, IFieldCrews crews)
{
    /// <summary>Safe to repeat. A crew that has been there already, although sending it seemed to fail, is not sent again.</summary>
    public async Task SendAsync(FieldOrderDocument order, CancellationToken cancellation = default)
    {
        var isNew = await database.Accounts.CreateOnceAsync(order.AccountId, order, cancellation);
        if (!isNew && await results.FindOrderAsync(order.Id, cancellation) is { Result: not null }) return;
        await crews.DispatchAsync(order.ToWorkOrder(), cancellation);
    }
}
