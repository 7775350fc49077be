using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Messages taken by one receiver; they may be handed over once <see cref="Committed"/>.</summary>
internal readonly record struct Taking(ServiceBusReceivedMessage[] Messages, Task Committed)
{
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> HandOverAsync()
    {
        await Committed;
        return Messages;
    }
}
