using Microsoft.Azure.Amqp;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>What answers requests at an address.</summary>
internal interface IRequestNode
{
    Task<AmqpMessage> AnswerAsync(AmqpMessage request);
}

/// <summary>A client's link for requests to $cbs or to an entity's $management.</summary>
internal static class RequestLink
{
    public static ReceivingAmqpLink Open(AmqpSession session, AmqpLinkSettings settings, ClientLinks links, IRequestNode node)
    {
        var link = new ReceivingAmqpLink(session, settings);
        link.RegisterMessageListener(request => _ = AnswerAsync(link, request, links, node));
        return link;
    }

    private static async Task AnswerAsync(ReceivingAmqpLink link, AmqpMessage request, ClientLinks links, IRequestNode node)
    {
        using var _ = links.Bus.Clock.Work.Begin(WorkKind.Request);
        link.DisposeMessage(request, AmqpConstants.AcceptedOutcome, settled: true, batchable: false);
        var reply = await node.AnswerAsync(request);
        reply.Properties.CorrelationId = request.Properties.MessageId;
        if (request.Properties.ReplyTo?.ToString() is { } address) links.Reply(address)?.Send(reply);
    }
}
