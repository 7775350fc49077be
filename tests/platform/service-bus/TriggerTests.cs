using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Platform.ServiceBus;

/// <summary>Docs: Azure Service Bus trigger for Azure Functions; host.json settings.</summary>
public class TriggerTests
{
    [Fact]
    public async Task A_function_gets_each_message_once_and_success_completes_it()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var seen = new ConcurrentBag<string>();
        var listener = new TriggerHarness(bus, invocation =>
        {
            seen.Add(((ServiceBusReceivedMessage)invocation.TriggerValue!).MessageId);
            Assert.Equal(1, invocation.BindingData["DeliveryCount"]);
            return Task.CompletedTask;
        }).Listener(nameof(TriggerHarness.Single));
        await listener.StartAsync(default);
        await bus.SendAsync([.. Enumerable.Range(0, 200).Select(number => $"{number}")]);
        await bus.Clock.SettleAsync();
        Assert.Equal(200, seen.Distinct().Count());
        Assert.Equal(200, seen.Count);
        Assert.Equal(0, bus.Counts().Active + bus.Counts().Locked);
        await listener.StopAsync(default);
    }

    [Fact]
    public async Task A_function_that_fails_gets_its_message_again_until_it_is_dead_lettered()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var calls = 0;
        var listener = new TriggerHarness(bus, _ =>
        {
            Interlocked.Increment(ref calls);
            throw new InvalidOperationException("no");
        }).Listener(nameof(TriggerHarness.Text));
        await listener.StartAsync(default);
        await bus.SendAsync("a");
        await bus.Clock.SettleAsync();
        Assert.Equal((10, 1), (calls, bus.Counts().DeadLettered));
    }

    [Fact]
    public async Task No_more_than_maxConcurrentCalls_run_at_a_time_for_each_instance()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var (running, most) = (0, 0);
        var gate = new Lock();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = new TriggerHarness(bus, async _ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
                if (running == 6) enough.TrySetResult();
            }
            await release.Task;
            lock (gate) running--;
        })
        { HostJsonText = """{ "extensions": { "serviceBus": { "maxConcurrentCalls": 3 } } }""" }.Listener(nameof(TriggerHarness.Single));
        Assert.Equal(3, listener.ConcurrencyPerInstance);
        await listener.StartAsync(default);
        await bus.SendAsync([.. Enumerable.Range(0, 20).Select(number => $"{number}")]);
        listener.Instances = 2;
        await enough.Task;
        Assert.Equal(20, listener.Backlog);
        release.SetResult();
        await bus.Clock.SettleAsync();
        Assert.Equal((6, 0L), (most, listener.Backlog));
    }

    [Fact]
    public async Task A_batched_function_gets_up_to_maxMessageBatchSize_and_a_failure_abandons_the_whole_batch()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync([.. Enumerable.Range(0, 25).Select(number => $"{number}")]);
        var sizes = new List<int>();
        var listener = new TriggerHarness(bus, invocation =>
        {
            var batch = (ServiceBusReceivedMessage[])invocation.TriggerValue!;
            sizes.Add(batch.Length);
            return sizes.Count == 1 ? throw new InvalidOperationException("first") : Task.CompletedTask;
        })
        { HostJsonText = """{ "extensions": { "serviceBus": { "maxMessageBatchSize": 10 } } }""" }.Listener(nameof(TriggerHarness.Batch));
        await listener.StartAsync(default);
        await bus.Clock.SettleAsync();
        Assert.Equal(35, sizes.Sum());
        Assert.Equal(10, sizes.Max());
        Assert.Equal(0, bus.Counts().Active + bus.Counts().Locked);
    }

    [Fact]
    public async Task Without_autocomplete_the_function_settles_and_what_it_does_not_settle_keeps_its_lock()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var listener = new TriggerHarness(bus, async invocation =>
        {
            var message = (ServiceBusReceivedMessage)invocation.TriggerValue!;
            var actions = TriggerHarness.Parameter<ServiceBusMessageActions>(invocation, nameof(TriggerHarness.Manual));
            if (message.MessageId == "bad") await actions.DeadLetterMessageAsync(message, deadLetterReason: "InvalidMessage");
            if (message.MessageId == "good" || message.DeliveryCount == 2) await actions.CompleteMessageAsync(message);
        }).Listener(nameof(TriggerHarness.Manual));
        await listener.StartAsync(default);
        await bus.SendAsync("good", "bad", "forgotten");
        await bus.Clock.SettleAsync();
        Assert.Equal((0, 1, 1), (bus.Counts().Active, bus.Counts().Locked, bus.Counts().DeadLettered));
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 0), (bus.Counts().Active, bus.Counts().Locked));
    }

    [Fact]
    public async Task A_session_function_gets_each_session_in_order()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { RequiresSession = true });
        var seen = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var listener = new TriggerHarness(bus, async invocation =>
        {
            var message = (ServiceBusReceivedMessage)invocation.TriggerValue!;
            await Task.Yield();
            seen.GetOrAdd(message.SessionId, _ => new()).Enqueue(message.Body.ToString());
            var session = TriggerHarness.Parameter<ServiceBusSessionMessageActions>(invocation, nameof(TriggerHarness.Session));
            await session.SetSessionStateAsync(message.Body);
        }).Listener(nameof(TriggerHarness.Session));
        await listener.StartAsync(default);
        await bus.Client.CreateSender("payments").SendMessagesAsync(
            Enumerable.Range(0, 60).Select(number => new ServiceBusMessage($"{number:00}") { SessionId = $"s{number % 3}" }));
        await bus.Clock.SettleAsync();
        Assert.All(seen.Values, bodies => Assert.Equal(bodies.Order(), bodies));
        Assert.Equal(60, seen.Values.Sum(bodies => bodies.Count));
        await listener.StopAsync(default);
        await using var receiver = await bus.Client.AcceptSessionAsync("payments", "s0");
        Assert.Equal("57", (await receiver.GetSessionStateAsync()).ToString());
    }

    [Fact]
    public async Task A_function_that_waits_for_its_next_attempt_lets_the_clock_move_and_keeps_its_lock()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var listener = new TriggerHarness(bus, async invocation =>
        {
            var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            bus.Clock.Schedule(bus.Clock.UtcNow.AddMinutes(3), () =>
            {
                invocation.Held!.Resume();
                due.SetResult();
            });
            invocation.Held!.Pause();
            await due.Task;
        }).Listener(nameof(TriggerHarness.Single), new FixedDelayRetryAttribute(1, "00:03:00"));
        await listener.StartAsync(default);
        await bus.SendAsync("a");
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, bus.Counts().Locked);
        await bus.Clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 0), (bus.Counts().Active, bus.Counts().Locked));
        Assert.Equal(0, bus.Clock.Work.Count);
    }

    [Fact]
    public async Task A_function_that_does_not_fit_its_trigger_is_refused_by_name()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var harness = new TriggerHarness(bus, _ => Task.CompletedTask);
        Assert.Contains("WrongBatch", Assert.Throws<InvalidOperationException>(() => harness.Listener(nameof(TriggerHarness.WrongBatch))).Message, StringComparison.Ordinal);
        var sessions = harness.Listener(nameof(TriggerHarness.Session));
        await Assert.ThrowsAsync<InvalidOperationException>(() => sessions.StartAsync(default));
    }
}
