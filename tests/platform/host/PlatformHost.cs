using System.Reflection;
using Azure;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Platform.Host.Application;

namespace Serverless.Tests.Platform.Host;

/// <summary>This assembly's functions hosted on a bus, an engine and a clock of the test's own, in memory and without ports.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static int last;
    private readonly IHost host;

    private PlatformHost(VirtualClock clock, CloudStore store, ServiceBusNamespace bus, PlatformOptions options)
    {
        (Clock, Store, Bus) = (clock, store, bus);
        Sender = new ServiceBusClient(bus.Host, new AzureSasCredential("unchecked"));
        host = Build(options);
    }

    public VirtualClock Clock { get; }

    public CloudStore Store { get; }

    public ServiceBusNamespace Bus { get; }

    public ServiceBusClient Sender { get; }

    public Journal Journal { get; } = new();

    public IServiceProvider Services => host.Services;

    public HttpClient Http => host.GetTestClient();

    public DurableTaskClient Durable => Services.GetRequiredService<FunctionDurableTaskClient>();

    public static async Task<PlatformHost> StartAsync(PlatformOptions? options = null)
    {
        var clock = new VirtualClock(Start);
        var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        var bus = await ServiceBusNamespace.OpenAsync($"host{Interlocked.Increment(ref last)}.servicebus.embedded", Entities, clock, store);
        var started = new PlatformHost(clock, store, bus, options ?? new PlatformOptions());
        await started.host.StartAsync();
        return started;
    }

    /// <summary>Sends bodies, and lets everything happen that needs no time.</summary>
    public Task SendAsync(string queue, params string[] bodies) =>
        SendAsync(queue, bodies.Select(body => new ServiceBusMessage(body) { MessageId = body }));

    public async Task SendAsync(string queue, IEnumerable<ServiceBusMessage> messages)
    {
        await Sender.CreateSender(queue).SendMessagesAsync(messages);
        await Clock.SettleAsync();
    }

    public EntityCounts Counts(string path) => Bus.Counts().Single(counts => counts.Path == path);

    /// <summary>Takes what lies in a queue, in order.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAsync(string queue, SubQueue subQueue = SubQueue.None)
    {
        await Clock.SettleAsync();
        await using var receiver = Sender.CreateReceiver(queue, new ServiceBusReceiverOptions { ReceiveMode = ServiceBusReceiveMode.ReceiveAndDelete, SubQueue = subQueue });
        var waiting = subQueue == SubQueue.None ? Counts(queue).Active : Counts(queue).DeadLettered;
        return waiting == 0 ? [] : await receiver.ReceiveMessagesAsync((int)waiting);
    }

    public IScalableListener Listener(string function) => Services.GetRequiredService<RunningListeners>()
        .All.OfType<IScalableListener>().Single(listener => listener.FunctionName == function);

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Bus.DisposeAsync();
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    /// <summary>A queue for every trigger that names one, and what the outputs need.</summary>
    private static ServiceBusEntities Entities { get; } = new()
    {
        Queues =
        [
            .. typeof(PlatformHost).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
                .Select(parameter => parameter.GetCustomAttribute<ServiceBusTriggerAttribute>())
                .Where(trigger => trigger?.QueueName is not null)
                .Select(trigger => new QueueDefinition(trigger!.QueueName!, new EntityOptions { RequiresSession = trigger.IsSessionsEnabled })),
            new("Out", new EntityOptions()),
            new("Held", new EntityOptions()),
            new("Leased", new EntityOptions { RequiresSession = true }),
            new("Kept", new EntityOptions { DefaultMessageTimeToLive = TimeSpan.FromDays(30), DeadLetteringOnMessageExpiration = true }),
        ],
        Topics = [new("Events", new EntityOptions(), [new("all", new EntityOptions(), [])])],
    };

    private IHost Build(PlatformOptions options)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(
        [
            new("ServiceBus:fullyQualifiedNamespace", Bus.Host),
            new("OutQueue", "Out"),
            new("urls", "http://127.0.0.1:0"),
            .. options.Settings,
        ]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<CloudClock>(Clock);
        builder.Services.AddSingleton(Clock.TimeProvider);
        builder.Services.AddSingleton(Store);
        builder.Services.AddSingleton(HostJson.Parse(options.HostJson));
        builder.Services.AddSingleton(new FunctionKeys("master-key", "host-key", new Dictionary<string, string>()));
        builder.Services.AddSingleton(Journal);
        if (!options.OnKestrel) builder.Services.AddSingleton<IServer, TestServer>();
        options.Configure?.Invoke(builder);
        return builder.Build();
    }
}
