namespace Serverless.LocalDev.ServiceBus;

/// <summary>Messages taken by one receiver; they may be handed over once <see cref="Committed"/>.</summary>
internal readonly record struct Taking(Delivery[] Messages, Task Committed)
{
    public async Task<IReadOnlyList<Delivery>> HandOverAsync()
    {
        await Committed;
        return Messages;
    }
}
