using Azure;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.ServiceBus;

/// <summary>A namespace of a test's own, on a virtual clock, in memory or in a directory.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static int last;

    private TestBus(VirtualClock clock, CloudStore store, ServiceBusNamespace bus)
    {
        (Clock, Store, Bus) = (clock, store, bus);
        Client = new ServiceBusClient(bus.Host, new AzureSasCredential("unchecked"));
    }

    public VirtualClock Clock { get; }

    public CloudStore Store { get; }

    public ServiceBusNamespace Bus { get; }

    public ServiceBusClient Client { get; }

    public static Task<TestBus> WithQueueAsync(EntityOptions? options = null) =>
        OpenAsync(new ServiceBusEntities { Queues = [new("payments", options ?? new EntityOptions()), new("elsewhere", new EntityOptions())] });

    public static Task<TestBus> WithSubscriptionsAsync(params (string Name, SubscriptionRule[] Rules)[] subscriptions) =>
        OpenAsync(new ServiceBusEntities
        {
            Topics = [new("account-events", new EntityOptions(), [.. subscriptions.Select(one => new SubscriptionDefinition(one.Name, new EntityOptions(), one.Rules))])],
        });

    public static async Task<TestBus> OpenAsync(ServiceBusEntities entities, string? directory = null, DateTimeOffset? start = null)
    {
        var clock = new VirtualClock(start ?? Start);
        var store = CloudStore.Open(new StoreOptions(directory), clock.Work);
        var host = directory is null ? $"bus{Interlocked.Increment(ref last)}.servicebus.embedded" : "kept.servicebus.embedded";
        return new TestBus(clock, store, await ServiceBusNamespace.OpenAsync(host, entities, clock, store));
    }

    public ServiceBusReceiver Receiver(string queue = "payments", SubQueue subQueue = SubQueue.None) =>
        Client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = subQueue });

    public Task SendAsync(params string[] bodies) => SendToAsync("payments", bodies);

    public Task SendToAsync(string queue, params string[] bodies) =>
        Client.CreateSender(queue).SendMessagesAsync(bodies.Select(body => new ServiceBusMessage(body) { MessageId = body }));

    /// <summary>What is receivable now, without waiting; taken in ReceiveAndDelete.</summary>
    public async Task<string[]> DrainAsync(string path = "payments")
    {
        await Clock.SettleAsync();
        if (Bus.Queue(path).TryTake(1000, ServiceBusReceiveMode.ReceiveAndDelete, TimeSpan.Zero) is not { } taking) return [];
        await taking.Committed;
        return [.. taking.Messages.Select(message => message.Body.ToString())];
    }

    public EntityCounts Counts(string path = "payments") => Bus.Counts().Single(counts => counts.Path == path);

    /// <summary>Ends as a killed process does: nothing is given back, nothing is settled.</summary>
    public async Task KillAsync()
    {
        await Store.DisposeAsync();
        try
        {
            await Bus.DisposeAsync();
        }
        catch (ServiceBusException)
        {
            // The last change of a clean stop found the store closed, which is the point.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Store.DisposeAsync();
        Clock.Dispose();
    }
}
