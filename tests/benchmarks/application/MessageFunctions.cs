using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Benchmarks.Application;

/// <summary>Each counts what it is given, and settles it itself or leaves that to the host.</summary>
public sealed class MessageFunctions(Tally tally)
{
    public const string BatchQueue = "batched";
    public const string SingleQueue = "single";
    public const string SettledQueue = "settled";
    public const string SessionQueue = "sessions";
    private const string Connection = "ServiceBus";

    [Function(nameof(TakeBatch))]
    public void TakeBatch([ServiceBusTrigger(BatchQueue, Connection = Connection, IsBatched = true)] ServiceBusReceivedMessage[] messages) =>
        tally.Add(messages.Length);

    [Function(nameof(TakeOne))]
    public void TakeOne([ServiceBusTrigger(SingleQueue, Connection = Connection)] ServiceBusReceivedMessage message) =>
        tally.Add(message.Body.ToMemory().IsEmpty ? 0 : 1);

    [Function(nameof(SettleOne))]
    public async Task SettleOne(
        [ServiceBusTrigger(SettledQueue, Connection = Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message, ServiceBusMessageActions actions)
    {
        await actions.CompleteMessageAsync(message);
        tally.Add(1);
    }

    [Function(nameof(TakeFromSession))]
    public void TakeFromSession([ServiceBusTrigger(SessionQueue, Connection = Connection, IsSessionsEnabled = true)] ServiceBusReceivedMessage message) =>
        tally.Add(message.SessionId is null ? 0 : 1);
}
