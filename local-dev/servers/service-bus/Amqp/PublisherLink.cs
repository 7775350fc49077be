using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A client's link to send on: each transfer is accepted when what it carries is stored, or rejected with the reason.</summary>
internal sealed class PublisherLink
{
    private const long LargestBatch = 1024 * 1024;
    private readonly ServiceBusNamespace bus;
    private readonly string path;
    private readonly ReceivingAmqpLink link;

    private PublisherLink(ServiceBusNamespace bus, string path, ReceivingAmqpLink link) => (this.bus, this.path, this.link) = (bus, path, link);

    /// <exception cref="BusException">MessagingEntityNotFound.</exception>
    public static ReceivingAmqpLink Open(AmqpSession session, AmqpLinkSettings settings, ServiceBusNamespace bus, string path)
    {
        bus.Target(path);
        settings.AddProperty("com.microsoft:max-message-batch-size", Math.Min(LargestBatch, bus.Limits.MaxMessageSize));
        var link = new ReceivingAmqpLink(session, settings);
        link.RegisterMessageListener(new PublisherLink(bus, path, link).Receive);
        return link;
    }

    // Decided here, in the order of the transfers; only the answer waits for the commit.
    private void Receive(AmqpMessage message)
    {
        var scope = bus.Clock.Work.Begin(WorkKind.Message);
        Task stored;
        try
        {
            if (message.TxnId.Array is not null) throw BusErrors.NoTransactions();
            stored = bus.SendAsync(path, TransferPayload.Read(message));
        }
        catch (Exception refused) when (refused is BusException or FormatException)
        {
            stored = Task.FromException(refused);
        }
        _ = AnswerAsync(message, stored, scope);
    }

    private async Task AnswerAsync(AmqpMessage message, Task stored, WorkScope scope)
    {
        using var _ = scope;
        Outcome outcome;
        try
        {
            await stored;
            outcome = AmqpConstants.AcceptedOutcome;
        }
        catch (Exception refused) when (refused is BusException or FormatException)
        {
            outcome = new Rejected { Error = AmqpErrors.ToError(refused) };
        }
        link.DisposeMessage(message, outcome, settled: true, batchable: false);
        message.Dispose();
    }
}
