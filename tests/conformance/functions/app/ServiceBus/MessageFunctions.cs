using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App.ServiceBus;

public sealed class MessageFunctions(Probe probe)
{
    [Function("Single")]
    public Task HandleOne([ServiceBusTrigger("singles")] ServiceBusReceivedMessage message, FunctionContext context) =>
        probe.RunAsync(context, $"Single:{message.MessageId}:{message.DeliveryCount}");

    [Function("Batch")]
    public Task Batch([ServiceBusTrigger("batches", IsBatched = true)] ServiceBusReceivedMessage[] messages, FunctionContext context) =>
        probe.RunAsync(context, $"Batch:{string.Join(',', messages.Select(message => message.MessageId))}");

    [Function("Subscribed")]
    public Task Subscribed([ServiceBusTrigger("%EventsTopic%", "audit")] ServiceBusReceivedMessage message, FunctionContext context) =>
        probe.RunAsync(context, $"Subscribed:{message.MessageId}:{message.Subject}:{message.CorrelationId}");

    [Function("Traced")]
    public Task Traced([ServiceBusTrigger("traced")] ServiceBusReceivedMessage message, FunctionContext context) =>
        probe.RunAsync(context, $"Traced:{message.MessageId}:{context.TraceContext.TraceParent}");

    [Function("Described")]
    public Task Described(
        [ServiceBusTrigger("described")] string body, string messageId, int deliveryCount, long sequenceNumber, DateTime enqueuedTimeUtc,
        IReadOnlyDictionary<string, string> applicationProperties, FunctionContext context) =>
        probe.RunAsync(context, FormattableString.Invariant(
            $"Described:{body}:{messageId}:{deliveryCount}:{sequenceNumber}:{enqueuedTimeUtc.ToUniversalTime():O}:{applicationProperties["source"]}"));
}
