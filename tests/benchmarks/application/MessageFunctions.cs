using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Benchmarks.Application;

/// <summary>Functions that do nothing with their messages: what is measured is everything around them.</summary>
public sealed class MessageFunctions(Tally tally)
{
    public const string BatchQueue = "batched";
    public const string SingleQueue = "single";
    public const string SessionQueue = "sessions";
    private const string Connection = "ServiceBus";

    [Function(nameof(TakeBatch))]
    public void TakeBatch([ServiceBusTrigger(BatchQueue, Connection = Connection, IsBatched = true)] ServiceBusReceivedMessage[] messages) =>
        tally.Add(messages.Length);

    [Function(nameof(TakeOne))]
    public void TakeOne([ServiceBusTrigger(SingleQueue, Connection = Connection)] ServiceBusReceivedMessage message) =>
        tally.Add(message.Body.ToMemory().IsEmpty ? 0 : 1);

    [Function(nameof(TakeFromSession))]
    public void TakeFromSession([ServiceBusTrigger(SessionQueue, Connection = Connection, IsSessionsEnabled = true)] ServiceBusReceivedMessage message) =>
        tally.Add(message.SessionId is null ? 0 : 1);
}
