using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Conformance.Functions.App;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Functions reliable event processing.</summary>
public class WorkerLossTests
{
    [Fact]
    public async Task What_a_worker_process_held_when_it_ended_is_delivered_to_its_successor()
    {
        using var clock = new VirtualClock(Platform.Start);
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var bus = await ServiceBusNamespace.OpenAsync("sample", SampleEntities.Of(new EntityOptions()), clock, store);
        await using var hub = await TaskHub.OpenAsync(new TaskHubOptions(), clock, store);
        await using var host = await FunctionsHost.OpenAsync(Platform.HostOptions(clock, store) with { Bus = bus, Hub = hub });
        await using var workers = WorkerProcesses.Start(host, new WorkerProcessOptions(typeof(SampleApp).Assembly.Location), NullLoggerFactory.Instance);
        await host.StartAsync();
        await bus.SendAsync("manual", [BusTraffic.Message("a", "end-process")]);
        await clock.SettleAsync();
        var settled = Assert.Single(bus.Queue("manual/$deadletterqueue").Peek(10, 0, null));
        Assert.Equal("delivery 2", settled.Content.Properties["DeadLetterReason"]);
        await host.StopAsync();
    }
}
