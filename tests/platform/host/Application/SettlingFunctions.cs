using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Platform.Host.Application;

public sealed class SettlingFunctions(Journal journal, TimeProvider time)
{
    /// <summary>Does to each message of a batch what its body says; the host completes the rest.</summary>
    [Function("SettlesSome")]
    public async Task SettlesSome(
        [ServiceBusTrigger("SettlesSome", IsBatched = true, Connection = "ServiceBus")] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions, FunctionContext context)
    {
        foreach (var message in messages)
        {
            var body = message.Body.ToString();
            if (body == "wrong") await actions.DeadLetterMessageAsync(message, deadLetterReason: "InvalidMessage", deadLetterErrorDescription: "why");
            if (body == "later") await actions.DeferMessageAsync(message);
            if (body == "again" && message.DeliveryCount == 1)
                await actions.AbandonMessageAsync(message, new Dictionary<string, object> { ["seen"] = 1 });
            if (body == "done") await actions.CompleteMessageAsync(message);
            await journal.NoteAsync(context, $"{body} {message.DeliveryCount}{(message.ApplicationProperties.ContainsKey("seen") ? " seen" : "")}");
        }
    }

    /// <summary>Completes what comes a second time, and nothing before.</summary>
    [Function("SettlesLate")]
    public async Task SettlesLate(
        [ServiceBusTrigger("SettlesLate", IsBatched = true, AutoCompleteMessages = false, Connection = "ServiceBus")] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions, FunctionContext context)
    {
        foreach (var message in messages)
        {
            if (message.DeliveryCount > 1) await actions.CompleteMessageAsync(message);
            await journal.NoteAsync(context, $"{message.Body} {message.DeliveryCount} at {time.GetUtcNow():MM-dd HH:mm:ss}");
        }
    }
}
