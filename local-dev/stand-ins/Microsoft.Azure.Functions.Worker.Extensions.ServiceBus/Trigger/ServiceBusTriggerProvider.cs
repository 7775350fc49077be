using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <inheritdoc/>
internal sealed class ServiceBusTriggerProvider(BusConnections connections, HostJson hostJson, ILoggerFactory loggers) : ITriggerProvider
{
    private readonly ServiceBusHostOptions options = ServiceBusHostOptions.Read(hostJson);
    private readonly ILogger logger = loggers.CreateLogger("Host.Triggers.ServiceBus");

    public Type AttributeType => typeof(ServiceBusTriggerAttribute);

    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker)
    {
        var trigger = (ServiceBusTriggerAttribute)function.Trigger;
        var path = trigger.QueueName is { } queue
            ? Resolve(queue)
            : EntityPath.Subscription(Resolve(trigger.TopicName!), Resolve(trigger.SubscriptionName!));
        connections.HostOf(trigger.Connection, function.Name);
        var delivery = new FunctionDelivery(function, invoker, trigger, options, MessageBinder.For(function, trigger.IsBatched), logger);
        return new ServiceBusListener(function.Name, trigger, options, path, () => connections.Open(trigger.Connection, function.Name), delivery);

        string Resolve(string text) => SettingText.Resolve(text, connections.Configuration, function.Name);
    }
}
