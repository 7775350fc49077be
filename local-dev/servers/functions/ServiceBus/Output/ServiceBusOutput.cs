using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Output;

/// <summary>Sends what a function returned to a queue or topic, in as few transfers as the size limit allows.</summary>
internal sealed class ServiceBusOutput(ServiceBusNamespace bus, string path) : IOutputBinding
{
    public async Task WriteAsync(TypedData value, CancellationToken cancellation)
    {
        var transfer = new List<BrokeredContent>();
        var size = 0L;
        foreach (var body in OutputBodies.Of(value))
        {
            var message = SendingTrace.Stamp(body);
            var next = OutgoingMessage.From(message).Size;
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
}
