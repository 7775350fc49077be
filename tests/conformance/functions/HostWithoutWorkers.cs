using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Conformance.Functions.App;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>A host for the sample application in worker processes, which the tests start.</summary>
internal sealed class HostWithoutWorkers : IAsyncDisposable
{
    private readonly CloudStore store;
    private readonly TaskHub hub;
    private readonly ILoggerFactory loggers;

    private HostWithoutWorkers(VirtualClock clock, CloudStore store, ServiceBusNamespace bus, TaskHub hub, FunctionsHost host, CollectedLog log, ILoggerFactory loggers) =>
        (Clock, this.store, Bus, this.hub, Host, Log, this.loggers) = (clock, store, bus, hub, host, log, loggers);

    public VirtualClock Clock { get; }

    public ServiceBusNamespace Bus { get; }

    public FunctionsHost Host { get; }

    public CollectedLog Log { get; }

    public static async Task<HostWithoutWorkers> OpenAsync()
    {
        var clock = new VirtualClock(Platform.Start);
        var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        var bus = await ServiceBusNamespace.OpenAsync("sample", SampleEntities.Of(new EntityOptions()), clock, store);
        var hub = await TaskHub.OpenAsync(new TaskHubOptions(), clock, store);
        var log = new CollectedLog();
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var host = await FunctionsHost.OpenAsync(Platform.HostOptions(clock, store) with { Bus = bus, Hub = hub, Loggers = loggers });
        return new HostWithoutWorkers(clock, store, bus, hub, host, log, loggers);
    }

    public WorkerProcesses StartWorkers(int count, TimeSpan? stopLimit = null)
    {
        var options = new WorkerProcessOptions(typeof(SampleApp).Assembly.Location) { Count = count };
        return WorkerProcesses.Start(Host, stopLimit is { } limit ? options with { StopLimit = limit } : options);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await hub.DisposeAsync();
        await Bus.DisposeAsync();
        await store.DisposeAsync();
        Clock.Dispose();
        loggers.Dispose();
    }
}
