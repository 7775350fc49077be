using Microsoft.Azure.Amqp.Encoding;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Requests about messages that wait for their time.</summary>
internal sealed class ScheduleRequests(ServiceBusNamespace bus, string entity)
{
    public async Task<AmqpMap?> ScheduleAsync(ManagementRequest request)
    {
        var messages = request.List<AmqpMap>("messages").Select(item => (ArraySegment<byte>)item[new MapKey("message")]);
        var sequences = await bus.ScheduleAsync(entity, [.. messages.Select(message => MessageDecoder.Decode(message))]);
        return new AmqpMap { [new MapKey("sequence-numbers")] = sequences.ToArray() };
    }

    public async Task<AmqpMap?> CancelAsync(ManagementRequest request)
    {
        await bus.CancelScheduledAsync(entity, request.List<long>("sequence-numbers"));
        return [];
    }
}
