using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>
/// A namespace whose store has stopped is a service that is down, for everybody at once: a transient fault (docs: "Service
/// Bus messaging exceptions") that says what happened.
/// </summary>
public sealed class StoreFailureTests
{
    [Fact]
    public async Task A_receiver_that_waits_is_told_that_nothing_comes_any_more()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var receiver = bus.Receiver();
        var waiting = ReceiveAsync(receiver, TimeSpan.FromHours(1));
        await StopAsync(bus.Store);
        await IsDownAsync(() => waiting);
    }

    [Fact]
    public async Task A_receiver_that_waits_for_a_session_is_told_so_too()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions { RequiresSession = true });
        var waiting = bus.Client.AcceptNextSessionAsync("payments");
        await StopAsync(bus.Store);
        await IsDownAsync(() => waiting);
    }

    [Fact]
    public async Task Nothing_is_taken_or_given_out_any_more()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("first", "second");
        var receiver = bus.Receiver();
        var held = await receiver.ReceiveMessageAsync();
        await StopAsync(bus.Store);
        await IsDownAsync(() => bus.SendAsync("third"));
        await IsDownAsync(() => ReceiveAsync(receiver));
        await IsDownAsync(() => receiver.CompleteMessageAsync(held));
    }

    // The SDK ends a receive whose link goes with the reason or with nothing, whichever reaches it first; the next one has the reason.
    private static async Task ReceiveAsync(ServiceBusReceiver receiver, TimeSpan? wait = null)
    {
        while (await receiver.ReceiveMessageAsync(wait) is null)
        {
            // Asked again.
        }
    }

    private static async Task StopAsync(CloudStore store)
    {
        await Assert.ThrowsAsync<StoreException>(() => store.ExecuteAsync("this is no SQL"));
        await store.Stopped;
    }

    private static async Task IsDownAsync(Func<Task> call)
    {
        var down = await Assert.ThrowsAsync<ServiceBusException>(() => call().WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.True(down.IsTransient);
        Assert.Contains("takes nothing any more", down.Message, StringComparison.Ordinal);
    }
}
