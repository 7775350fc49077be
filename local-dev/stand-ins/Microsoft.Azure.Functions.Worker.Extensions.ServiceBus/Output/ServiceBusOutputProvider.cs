using System.Collections;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// Sends what a function returned under [ServiceBusOutput]: a message, a string, bytes or an object as JSON, or several of
/// them, in as few transfers as the size limit allows.
/// </summary>
internal sealed class ServiceBusOutputProvider(BusConnections connections) : IOutputBindingProvider
{
    public Type AttributeType => typeof(ServiceBusOutputAttribute);

    public async Task WriteAsync(OutputBindingAttribute attribute, object value, FunctionContext context, CancellationToken cancellation)
    {
        var output = (ServiceBusOutputAttribute)attribute;
        var function = context.FunctionDefinition.Name;
        var bus = connections.Open(output.Connection, function);
        var path = SettingText.Resolve(output.QueueOrTopicName, connections.Configuration, function);
        var transfer = new List<ServiceBusMessage>();
        var size = 0L;
        foreach (var message in Messages(value, context))
        {
            MessageTrace.Stamp(message);
            var next = bus.Measure(message);
            if (transfer.Count > 0 && size + next > bus.Limits.MaxMessageSize)
            {
                await bus.SendAsync(path, transfer);
                transfer = [];
                size = 0;
            }
            transfer.Add(message);
            size += next;
        }
        await bus.SendAsync(path, transfer);
    }

    private static IEnumerable<ServiceBusMessage> Messages(object value, FunctionContext context) =>
        value is IEnumerable several and not (string or byte[] or BinaryData or IDictionary)
            ? several.Cast<object?>().OfType<object>().Select(item => Message(item, context))
            : [Message(value, context)];

    private static ServiceBusMessage Message(object value, FunctionContext context) => value switch
    {
        ServiceBusMessage message => message,
        string text => new ServiceBusMessage(text),
        byte[] bytes => new ServiceBusMessage(bytes),
        BinaryData body => new ServiceBusMessage(body),
        _ => new ServiceBusMessage(WorkerSerializer.Of(context).Serialize(value, value.GetType(), context.CancellationToken))
        {
            ContentType = "application/json",
        },
    };
}
