using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// What an outside system says on the bus about an order. All of it is scheduled the moment the order is taken, so that it
/// comes even if this process does not live to see the day.
/// </summary>
internal sealed class PartnerVoice(ServiceBusClient client, string queue, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenContradictions = TimeSpan.FromSeconds(1);
    private readonly ServiceBusSender sender = client.CreateSender(queue);

    /// <param name="turn">How the order was met.</param>
    /// <param name="after">How long it takes where nothing is late.</param>
    /// <param name="copies">How often it is said where nothing is said twice.</param>
    /// <param name="contradictions">What is said besides by a system that contradicts itself, a second apart.</param>
    public async Task SayAsync(PartnerTurn turn, TimeSpan after, int copies, PartnerMessage message, params PartnerMessage[] contradictions)
    {
        if (turn.Has(PartnerFault.Never)) return;
        var due = time.GetUtcNow() + after + turn.Lateness;
        PartnerMessage[] said = turn.Has(PartnerFault.Contradicting) ? [message, .. contradictions] : [message];
        foreach (var (index, each) in said.Index())
        {
            var outgoing = turn.Has(PartnerFault.Garbage) ? each.AsNonsense() : each;
            for (var copy = 0; copy < (turn.Has(PartnerFault.Twice) ? 2 * copies : copies); copy++)
                await sender.ScheduleMessageAsync(outgoing.ToServiceBusMessage(), due + index * BetweenContradictions);
        }
    }

    public Task SayNowAsync(PartnerMessage message) => sender.SendMessageAsync(message.ToServiceBusMessage());

    public ValueTask DisposeAsync() => sender.DisposeAsync();
}
