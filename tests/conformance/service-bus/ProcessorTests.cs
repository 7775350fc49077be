using System.Threading.Channels;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: ServiceBusProcessor reference.</summary>
public class ProcessorTests
{
    [Fact]
    public async Task A_handled_message_is_completed()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var completed = Channel.CreateUnbounded<string>();
        await using var processor = bus.Client.CreateProcessor("payments", new ServiceBusProcessorOptions { AutoCompleteMessages = false });
        processor.ProcessMessageAsync += async args =>
        {
            await args.CompleteMessageAsync(args.Message);
            await completed.Writer.WriteAsync(args.Message.MessageId);
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await bus.SendAsync("a");
        Assert.Equal("a", await completed.Reader.ReadAsync());
        Assert.Equal((0, 0), (bus.Counts().Active, bus.Counts().Locked));
    }

    [Fact]
    public async Task A_message_whose_handler_fails_is_abandoned_until_it_is_dead_lettered()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { MaxDeliveryCount = 3 });
        var (attempts, errors) = (0, 0);
        await using var processor = bus.Client.CreateProcessor("payments");
        processor.ProcessMessageAsync += _ =>
        {
            Interlocked.Increment(ref attempts);
            throw new InvalidOperationException("bad");
        };
        processor.ProcessErrorAsync += args =>
        {
            if (args.ErrorSource == ServiceBusErrorSource.ProcessMessageCallback) Interlocked.Increment(ref errors);
            return Task.CompletedTask;
        };
        await processor.StartProcessingAsync();
        await bus.SendAsync("bad");
        var dead = await bus.Receiver(subQueue: SubQueue.DeadLetter).ReceiveMessageAsync();
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
        Assert.Equal((3, 3), (attempts, errors));
    }

    [Fact]
    public async Task A_processor_sees_a_lock_that_lasts_whatever_the_virtual_clock_says()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var handled = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = bus.Client.CreateProcessor("payments");
        processor.ProcessMessageAsync += args =>
        {
            handled.SetResult(args.Message.LockedUntil);
            return Task.CompletedTask;
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await bus.SendAsync("a");
        Assert.True(await handled.Task > TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task A_stopped_processor_has_finished_what_it_began_and_takes_nothing_new()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var handled = 0;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var processor = bus.Client.CreateProcessor("payments", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4 });
        processor.ProcessMessageAsync += async _ =>
        {
            begun.TrySetResult();
            await Task.Yield();
            Interlocked.Increment(ref handled);
        };
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await bus.SendAsync([.. Enumerable.Range(0, 50).Select(number => $"{number}")]);
        await begun.Task;
        await processor.StopProcessingAsync();
        var before = handled;
        await bus.SendAsync("late");
        await bus.Clock.SettleAsync();
        Assert.Equal(before, handled);
        Assert.Equal(51, bus.Counts().Active + bus.Counts().Locked + handled);
    }

    [Fact]
    public async Task A_session_processor_keeps_the_order_of_each_session()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { RequiresSession = true });
        var seen = Channel.CreateUnbounded<string>();
        await using var processor = bus.Client.CreateSessionProcessor("payments", new ServiceBusSessionProcessorOptions { MaxConcurrentSessions = 2 });
        processor.ProcessMessageAsync += async args => await seen.Writer.WriteAsync(args.Message.Body.ToString());
        processor.ProcessErrorAsync += _ => Task.CompletedTask;
        await processor.StartProcessingAsync();
        await bus.Client.CreateSender("payments").SendMessagesAsync(
            [.. Enumerable.Range(0, 20).Select(number => new ServiceBusMessage($"{number % 2}-{number:00}") { SessionId = $"{number % 2}" })]);
        var all = new List<string>();
        while (all.Count < 20) all.Add(await seen.Reader.ReadAsync());
        foreach (var session in all.GroupBy(body => body[0])) Assert.Equal(session.Order(), session);
    }

    [Fact]
    public async Task A_pumps_lock_renews_itself_up_to_its_longest_renewal()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var queue = bus.Bus.Queue("payments");
        await bus.SendAsync("a");
        var taking = queue.TryTake(1, ReceiveMode.PeekLock, TimeSpan.FromMinutes(5))!.Value;
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(4));
        Assert.True(queue.IsHeld(taking.Messages[0]));
        Assert.Equal((TestBus.Start + TimeSpan.FromMinutes(5)).UtcTicks, taking.Messages[0].LockedUntil);
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.False(queue.IsHeld(taking.Messages[0]));
    }
}
