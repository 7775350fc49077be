using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sends what a function returns to a queue or topic. The name may be a %Setting% reference.</summary>
public sealed class ServiceBusOutputAttribute : OutputBindingAttribute
{
    public ServiceBusOutputAttribute(string queueOrTopicName, ServiceBusEntityType entityType = ServiceBusEntityType.Queue)
    {
        QueueOrTopicName = queueOrTopicName;
        EntityType = entityType;
    }

    public string QueueOrTopicName { get; }

    /// <summary>The setting (or settings prefix) that says which namespace; AzureWebJobsServiceBus when not given.</summary>
    public string? Connection { get; set; }

    public ServiceBusEntityType EntityType { get; set; }
}
