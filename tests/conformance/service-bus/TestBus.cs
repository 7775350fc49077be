using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using SubQueue = Azure.Messaging.ServiceBus.SubQueue;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>A namespace of a test's own behind its endpoint, on a virtual clock, in memory or in a directory, and the real SDK's client of it.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>How long a receive that must find nothing looks, in real time.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private TestBus(VirtualClock clock, CloudStore store, ServiceBusNamespace bus)
    {
        (Clock, Store, Bus) = (clock, store, bus);
        Endpoint = ServiceBusEndpoint.Start(bus);
        Client = Connect();
    }

    public VirtualClock Clock { get; }

    public CloudStore Store { get; }

    public ServiceBusNamespace Bus { get; }

    public ServiceBusEndpoint Endpoint { get; }

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
        return new TestBus(clock, store, await ServiceBusNamespace.OpenAsync("test.servicebus.local", entities, clock, store));
    }

    /// <summary>A client that reports the first failure instead of trying again.</summary>
    public ServiceBusClient Connect() => new(
        Endpoint.ConnectionString, new ServiceBusClientOptions { RetryOptions = new ServiceBusRetryOptions { MaxRetries = 0 } });

    public ServiceBusReceiver Receiver(string queue = "payments", SubQueue subQueue = SubQueue.None) =>
        Client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = subQueue });

    public Task SendAsync(params string[] bodies) => SendToAsync("payments", bodies);

    public Task SendToAsync(string queue, params string[] bodies) =>
        Client.CreateSender(queue).SendMessagesAsync(bodies.Select(body => new ServiceBusMessage(body) { MessageId = body }));

    /// <summary>As many as are said to be there: one receive may end with fewer.</summary>
    public static async Task<List<ServiceBusReceivedMessage>> TakeAsync(ServiceBusReceiver receiver, int count)
    {
        var taken = new List<ServiceBusReceivedMessage>();
        while (taken.Count < count) taken.AddRange(await receiver.ReceiveMessagesAsync(count - taken.Count));
        return taken;
    }

    /// <summary>What is receivable now, without waiting; gone after it.</summary>
    public async Task<string[]> DrainAsync(string path = "payments")
    {
        await Clock.SettleAsync();
        if (Bus.Queue(path).TryTake(1000, ReceiveMode.ReceiveAndDelete, TimeSpan.Zero) is not { } taking) return [];
        await taking.Committed;
        return [.. taking.Messages.Select(message => System.Text.Encoding.UTF8.GetString(message.Content.Body.Data.Span))];
    }

    public EntityCounts Counts(string path = "payments") => Bus.Counts().Single(counts => counts.Path == path);

    /// <summary>Ends as a killed process does: nothing is given back, nothing is settled.</summary>
    public async Task KillAsync()
    {
        await Store.DisposeAsync();
        await Endpoint.DisposeAsync();
        try
        {
            await Bus.DisposeAsync();
        }
        catch (BusException)
        {
            // The last change of a clean stop found the store closed, which is the point.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Endpoint.DisposeAsync();
        await Bus.DisposeAsync();
        await Store.DisposeAsync();
        Clock.Dispose();
    }
}
