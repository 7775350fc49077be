using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>A function's Service Bus trigger with its settings put in.</summary>
/// <param name="Function">The function it starts.</param>
/// <param name="Path">The queue's or subscription's address.</param>
/// <param name="IsSessionsEnabled">The entity has sessions, and the function is given one at a time.</param>
/// <param name="AutoComplete">The binding's own word; else host.json's.</param>
internal sealed record ServiceBusTrigger(FunctionDefinition Function, string Path, bool IsSessionsEnabled, bool AutoComplete)
{
    public string Name => Function.Trigger.Name;

    public bool IsBatched => Function.Trigger.IsBatched;

    /// <exception cref="InvalidOperationException">No entity is named, or a setting that is does not exist.</exception>
    public static ServiceBusTrigger Read(FunctionDefinition function, HostSettings settings, ServiceBusHostOptions options)
    {
        var binding = function.Trigger;
        return new ServiceBusTrigger(
            function, PathOf(), binding.Flag("isSessionsEnabled") ?? false, binding.Flag("autoCompleteMessages") ?? options.AutoCompleteMessages);

        string PathOf() => (binding.Text("queueName"), binding.Text("topicName"), binding.Text("subscriptionName")) switch
        {
            ({ Length: > 0 } queue, _, _) => Resolve(queue),
            (_, { Length: > 0 } topic, { Length: > 0 } subscription) => EntityPath.Subscription(Resolve(topic), Resolve(subscription)),
            _ => throw new InvalidOperationException($"Function '{function.Name}': its Service Bus trigger names no queue, and no topic with a subscription."),
        };

        string Resolve(string text) => settings.Resolve(text, $"Function '{function.Name}'");
    }
}
