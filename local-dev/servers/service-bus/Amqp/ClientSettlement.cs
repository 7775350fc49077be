using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;
using Microsoft.Azure.Amqp.Transaction;
using Serverless.LocalDev.Store;
using AmqpDelivery = Microsoft.Azure.Amqp.Delivery;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Settles what a client decides about its deliveries: accepted completes, rejected dead-letters, modified defers or abandons,
/// released gives back uncounted. The answer repeats the outcome, or rejects with the reason.
/// </summary>
internal sealed class ClientSettlement(MessageQueue queue, SendingAmqpLink link)
{
    private const string DeadLetterCondition = "com.microsoft:dead-letter";

    public void OnDisposition(AmqpDelivery delivery) =>
        _ = SettleAsync(delivery, delivery.State, delivery.Settled, queue.Bus.Clock.Work.Begin(WorkKind.Message));

    private async Task SettleAsync(AmqpDelivery delivery, DeliveryState state, bool settled, WorkScope scope)
    {
        using var _ = scope;
        if (await OutcomeAsync(delivery, state) is not { } outcome || settled) return;
        delivery.Batchable = false;
        link.DisposeDelivery(delivery, true, outcome);
    }

    private async Task<DeliveryState?> OutcomeAsync(AmqpDelivery delivery, DeliveryState state)
    {
        if (state is TransactionalState) return new Rejected { Error = AmqpErrors.ToError(BusErrors.NoTransactions()) };
        if (SettlementOf(state) is not { } settlement) return null;
        try
        {
            await queue.SettleAsync(new Guid(delivery.DeliveryTag), settlement);
            // A rejection that carries an error would read as a refusal of the dead-lettering.
            return state is Rejected ? new Rejected() : state;
        }
        catch (BusException refused)
        {
            return new Rejected { Error = AmqpErrors.ToError(refused) };
        }
    }

    private static Settlement? SettlementOf(DeliveryState state) => state switch
    {
        Accepted => Settlement.Complete,
        Released => Settlement.Release,
        Rejected rejected => DeadLetter(rejected.Error),
        Modified { UndeliverableHere: true } modified => Settlement.Defer(Properties(modified.MessageAnnotations)),
        Modified modified => Settlement.Abandon(Properties(modified.MessageAnnotations)),
        _ => null,
    };

    private static Settlement DeadLetter(Error? error)
    {
        var given = Properties(error?.Info) ?? [];
        return Settlement.DeadLetter(
            given.Where(property => property.Key is not (DeadLetterReasons.ReasonProperty or DeadLetterReasons.DescriptionProperty)),
            Text(given, DeadLetterReasons.ReasonProperty) ?? (error?.Condition.Value == DeadLetterCondition ? null : error?.Condition.Value),
            Text(given, DeadLetterReasons.DescriptionProperty) ?? error?.Description);
    }

    private static string? Text(List<KeyValuePair<string, object>> given, string name) =>
        given.Find(property => property.Key == name).Value as string;

    /// <summary>Application properties as the SDKs name them; null for none.</summary>
    public static List<KeyValuePair<string, object>>? Properties(AmqpMap? map) => map is null || map.Count == 0
        ? null
        : [.. map.Select(item => new KeyValuePair<string, object>(item.Key.Key.ToString()!, PropertyCodec.FromWire(item.Value)!))];
}
