using Azure.Messaging.ServiceBus;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Conformance.Functions.App.ServiceBus;

/// <summary>Does with a message what its subject says.</summary>
public sealed class SettlingFunctions(Probe probe)
{
    [Function("Manual")]
    public async Task Manual(
        [ServiceBusTrigger("manual", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions, FunctionContext context)
    {
        await probe.RunAsync(context, $"Manual:{message.MessageId}:{message.DeliveryCount}");
        await ActAsync(message, actions);
    }

    [Function("Automatic")]
    public Task Automatic([ServiceBusTrigger("automatic")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions) =>
        ActAsync(message, actions);

    [Function("ManualBatch")]
    public async Task ManualBatch(
        [ServiceBusTrigger("manual-batches", IsBatched = true, AutoCompleteMessages = false)] ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions)
    {
        foreach (var message in messages) await ActAsync(message, actions);
    }

    private async Task ActAsync(ServiceBusReceivedMessage message, ServiceBusMessageActions actions)
    {
        switch (message.Subject)
        {
            case "complete":
                await actions.CompleteMessageAsync(message);
                break;
            case "complete-twice":
                await actions.CompleteMessageAsync(message);
                await TryCompleteAsync(message, actions);
                break;
            case "complete-late":
                await TryCompleteAsync(message, actions);
                break;
            case "complete-then-fail":
                await actions.CompleteMessageAsync(message);
                throw new InvalidOperationException("after it was completed");
            case "abandon" when message.DeliveryCount == 1:
                await actions.AbandonMessageAsync(message, new Dictionary<string, object>
                {
                    ["attempt"] = 1,
                    ["at"] = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
                    ["waited"] = TimeSpan.FromMinutes(2),
                });
                break;
            case "abandon":
                var properties = string.Join(',', message.ApplicationProperties.Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));
                probe.Seen.Enqueue($"Abandoned:{properties}");
                await actions.CompleteMessageAsync(message);
                break;
            case "dead-letter":
                await actions.DeadLetterMessageAsync(
                    message, new Dictionary<string, object> { ["field"] = "amount" },
                    deadLetterReason: "InvalidMessage", deadLetterErrorDescription: "amount is missing");
                break;
            case "defer":
                await actions.DeferMessageAsync(message);
                break;
            case "renew":
                await actions.RenewMessageLockAsync(message);
                break;
            case "end-process" when message.DeliveryCount == 1:
                Environment.Exit(3);
                break;
            case "end-process":
                await actions.DeadLetterMessageAsync(message, deadLetterReason: FormattableString.Invariant($"delivery {message.DeliveryCount}"));
                break;
            default:
                break;
        }
    }

    private async Task TryCompleteAsync(ServiceBusReceivedMessage message, ServiceBusMessageActions actions)
    {
        try
        {
            await actions.CompleteMessageAsync(message);
        }
        catch (RpcException refused)
        {
            probe.Seen.Enqueue($"Refused:{refused.StatusCode}");
        }
    }
}
