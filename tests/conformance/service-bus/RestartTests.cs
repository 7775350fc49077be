using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>What was acknowledged is there after a restart; locks are not.</summary>
public sealed class RestartTests : IDisposable
{
    private static readonly ServiceBusEntities Entities = new()
    {
        Queues = [new("payments", new EntityOptions { MaxDeliveryCount = 3, RequiresDuplicateDetection = true }),
            new("ordered", new EntityOptions { RequiresSession = true })],
    };

    private readonly string directory = Directory.CreateTempSubdirectory("bus-restart").FullName;

    private Task<TestBus> OpenAsync() => TestBus.OpenAsync(Entities, directory);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Every_message_is_where_it_was()
    {
        await using (var bus = await OpenAsync())
        {
            await bus.SendAsync("active", "deferred", "dead", "done");
            await bus.Client.CreateSender("payments").ScheduleMessageAsync(new ServiceBusMessage("scheduled"), TestBus.Start.AddHours(1));
            var receiver = bus.Receiver();
            var all = await TestBus.TakeAsync(receiver, 4);
            await receiver.AbandonMessageAsync(all[0]);
            await receiver.DeferMessageAsync(all[1]);
            await receiver.DeadLetterMessageAsync(all[2], "why");
            await receiver.CompleteMessageAsync(all[3]);
        }
        await using var again = await OpenAsync();
        Assert.Equal(new EntityCounts("payments", 1, 0, 1, 1, 1, 0), again.Counts());
        Assert.Equal("deferred", (await again.Receiver().ReceiveDeferredMessageAsync(2)).Body.ToString());
        Assert.Equal("why", (await again.Receiver(subQueue: SubQueue.DeadLetter).ReceiveMessageAsync()).DeadLetterReason);
        await again.Clock.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(["active", "scheduled"], await again.DrainAsync());
    }

    [Fact]
    public async Task A_message_whose_handling_was_killed_is_available_again_and_its_delivery_counted()
    {
        var bus = await OpenAsync();
        await bus.SendAsync("a", "b");
        var both = await TestBus.TakeAsync(bus.Receiver(), 2);
        await bus.Receiver().CompleteMessageAsync(both[1]);
        await bus.KillAsync();
        await using var again = await OpenAsync();
        var message = await again.Receiver().ReceiveMessageAsync();
        Assert.Equal(("a", 2), (message.Body.ToString(), message.DeliveryCount));
        Assert.Equal(0, again.Counts().Active);
        var stale = await Assert.ThrowsAsync<ServiceBusException>(() => again.Receiver().CompleteMessageAsync(both[0]));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, stale.Reason);
    }

    [Fact]
    public async Task A_message_that_kills_its_process_every_time_is_dead_lettered_in_the_end()
    {
        for (var run = 1; run <= 3; run++)
        {
            var bus = await OpenAsync();
            if (run == 1) await bus.SendAsync("poison");
            Assert.Equal(run, (await bus.Receiver().ReceiveMessageAsync()).DeliveryCount);
            await bus.KillAsync();
        }
        await using var last = await OpenAsync();
        Assert.Equal((0, 1), (last.Counts().Active, last.Counts().DeadLettered));
        Assert.Equal("MaxDeliveryCountExceeded", (await last.Receiver(subQueue: SubQueue.DeadLetter).ReceiveMessageAsync()).DeadLetterReason);
    }

    [Fact]
    public async Task Sequence_numbers_go_on_and_duplicates_and_session_state_are_remembered()
    {
        long before;
        var bus = await OpenAsync();
        await bus.SendAsync("a");
        before = (await bus.Receiver().PeekMessageAsync()).SequenceNumber;
        await bus.DrainAsync();
        await using (var session = await bus.Client.AcceptSessionAsync("ordered", "s")) await session.SetSessionStateAsync(BinaryData.FromString("kept"));
        await bus.KillAsync();
        await using var again = await OpenAsync();
        await again.SendAsync("a");
        Assert.Equal(0, again.Counts().Active);
        await again.SendAsync("b");
        Assert.True((await again.Receiver().PeekMessageAsync()).SequenceNumber > before);
        await using var next = await again.Client.AcceptSessionAsync("ordered", "s");
        Assert.Equal("kept", (await next.GetSessionStateAsync()).ToString());
    }

    [Fact]
    public async Task What_expired_while_nothing_ran_is_gone_at_the_start()
    {
        await using (var bus = await OpenAsync())
        {
            await bus.Client.CreateSender("payments").SendMessageAsync(new ServiceBusMessage("a") { TimeToLive = TimeSpan.FromMinutes(1) });
        }
        await using var again = await TestBus.OpenAsync(Entities, directory, TestBus.Start.AddHours(1));
        await again.Clock.SettleAsync();
        Assert.Equal(0, again.Counts().Active);
    }
}
