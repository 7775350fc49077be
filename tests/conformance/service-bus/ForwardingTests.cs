using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: Chaining Service Bus entities with autoforwarding.</summary>
public class ForwardingTests
{
    private static QueueDefinition Queue(string name, string? forwardTo = null, string? deadTo = null) =>
        new(name, new EntityOptions { ForwardTo = forwardTo, ForwardDeadLetteredMessagesTo = deadTo });

    [Fact]
    public async Task What_arrives_is_moved_on_with_the_number_of_its_first_submission()
    {
        await using var bus = await TestBus.OpenAsync(new ServiceBusEntities { Queues = [Queue("in", "out"), Queue("out")] });
        await bus.SendToAsync("out", "before");
        await bus.SendToAsync("in", "a");
        Assert.Equal(0, bus.Counts("in").Active);
        var both = await TestBus.TakeAsync(bus.Receiver("out"), 2);
        Assert.Equal(("a", 2, 1), (both[1].Body.ToString(), both[1].SequenceNumber, both[1].EnqueuedSequenceNumber));
    }

    [Fact]
    public async Task The_fifth_hop_dead_letters()
    {
        await using var bus = await TestBus.OpenAsync(new ServiceBusEntities
        {
            Queues = [Queue("q0", "q1"), Queue("q1", "q2"), Queue("q2", "q3"), Queue("q3", "q4"), Queue("q4", "q5"), Queue("q5")],
        });
        await bus.SendToAsync("q0", "a");
        var dead = await bus.Receiver("q4", SubQueue.DeadLetter).ReceiveMessageAsync();
        Assert.Equal("MaxTransferHopCountExceeded", dead.DeadLetterReason);
    }

    [Fact]
    public async Task Dead_letters_are_forwarded_with_their_source()
    {
        await using var bus = await TestBus.OpenAsync(new ServiceBusEntities { Queues = [Queue("in", deadTo: "graveyard"), Queue("graveyard")] });
        await bus.SendToAsync("in", "a");
        var receiver = bus.Receiver("in");
        await receiver.DeadLetterMessageAsync(await receiver.ReceiveMessageAsync(), "why");
        var buried = await bus.Receiver("graveyard").ReceiveMessageAsync();
        Assert.Equal(("in", "why"), (buried.DeadLetterSource, buried.DeadLetterReason));
        Assert.Equal(0, bus.Counts("in").DeadLettered);
    }

    [Fact]
    public async Task A_subscription_forwards_its_copies()
    {
        var entities = new ServiceBusEntities
        {
            Queues = [Queue("out")],
            Topics = [new("events", new EntityOptions(), [new("all", new EntityOptions { ForwardTo = "out" }, [])])],
        };
        await using var bus = await TestBus.OpenAsync(entities);
        await bus.SendToAsync("events", "a");
        Assert.Equal(["a"], await bus.DrainAsync("out"));
    }
}
