using System.Collections;
using System.Text.Json.Nodes;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>
/// Sends what a function returned under [ServiceBusOutput]: a string, bytes or an object as JSON, or several of them, in as
/// few transfers as the size limit allows.
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
        value is IEnumerable several and not (string or byte[] or BinaryData or IDictionary or JsonObject)
            ? several.Cast<object?>().OfType<object>().Select(item => Message(item, context))
            : [Message(value, context)];

    private static ServiceBusMessage Message(object value, FunctionContext context) => value switch
    {
        // The real worker would send it as JSON, its body in Base64 inside (docs: isolated worker guide, "SDK types").
        ServiceBusMessage => throw new NotSupportedException(
            $"Function '{context.FunctionDefinition.Name}': [ServiceBusOutput] does not take a ServiceBusMessage: return its body, or send it with a ServiceBusSender."),
        string text => new ServiceBusMessage(text),
        byte[] bytes => new ServiceBusMessage(bytes),
        BinaryData body => new ServiceBusMessage(body),
        _ => new ServiceBusMessage(WorkerSerializer.Of(context).Serialize(value, value.GetType(), context.CancellationToken))
        {
            ContentType = "application/json",
        },
    };
}
