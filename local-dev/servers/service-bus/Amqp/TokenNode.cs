using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>$cbs: takes every token. Keys are for the real service to check.</summary>
internal sealed class TokenNode : IRequestNode
{
    public Task<AmqpMessage> AnswerAsync(AmqpMessage request)
    {
        var reply = AmqpMessage.Create(new AmqpValue { Value = null });
        reply.ApplicationProperties.Map["status-code"] = (int)AmqpResponseStatusCode.Accepted;
        reply.ApplicationProperties.Map["status-description"] = "Accepted";
        return Task.FromResult(reply);
    }
}
