using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Binding;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Runs a function for each message (or batch) of a queue or subscription. Names may be %Setting% references. The parameter
/// is a ServiceBusReceivedMessage, a string, byte[] or a type read from the JSON body; an array of these when batched.
/// BinaryData is read as JSON, too: the extension does not bind it (docs: Service Bus trigger, "Usage").
/// </summary>
[InputConverter(typeof(ReceivedMessageConverter))]
[ConverterFallbackBehavior(ConverterFallbackBehavior.Default)]
public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute, ISupportCardinality
{
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    public ServiceBusTriggerAttribute(string topicName, string subscriptionName)
    {
        TopicName = topicName;
        SubscriptionName = subscriptionName;
    }

    /// <summary>The setting (or settings prefix) that says which namespace; AzureWebJobsServiceBus when not given.</summary>
    public string? Connection { get; set; }

    public string? QueueName { get; }

    public string? TopicName { get; }

    public string? SubscriptionName { get; }

    public bool IsSessionsEnabled { get; set; }

    // The build reads this default: a trigger that does not say IsBatched has cardinality One.
    [DefaultValue(false)]
    public bool IsBatched { get; set; }

    /// <summary>
    /// Complete after success, abandon after failure; false leaves completing to the function's ServiceBusMessageActions.
    /// Only a value that is written down counts: else host.json's autoCompleteMessages decides (docs: Service Bus trigger, "Attributes").
    /// </summary>
    public bool AutoCompleteMessages { get; set; }

    Cardinality ISupportCardinality.Cardinality
    {
        get => IsBatched ? Cardinality.Many : Cardinality.One;
        set => IsBatched = value == Cardinality.Many;
    }
}
