using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Conformance.Functions.App;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Several workers of one host, and workers in processes of their own (docs: FUNCTIONS_WORKER_PROCESS_COUNT).</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task What_comes_while_one_worker_is_busy_goes_to_the_other()
    {
        await using var platform = await Platform.StartAsync();
        var second = (await platform.AddWorkerAsync()).Services.GetRequiredService<Probe>();
        while (platform.Host.ReadyWorkers < 2) await Task.Yield();
        var release = new TaskCompletionSource();
        foreach (var probe in new[] { platform.Probe, second }) probe.Acts["Probed"] = _ => release.Task;
        Task<HttpResponseMessage>[] asking = [AskAsync(platform.Client), AskAsync(platform.Client)];
        while (!(platform.Seen("Probed").Any() && second.Seen.Contains("Probed"))) await Task.Yield();
        release.SetResult();
        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_worker_process_is_reached_over_HTTP_at_the_address_it_announces()
    {
        using var clock = new VirtualClock(Platform.Start);
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var bus = await ServiceBusNamespace.OpenAsync("sample", SampleEntities.Of(new EntityOptions()), clock, store);
        await using var hub = await TaskHub.OpenAsync(new TaskHubOptions(), clock, store);
        await using var host = await FunctionsHost.OpenAsync(Platform.HostOptions(clock, store) with { Bus = bus, Hub = hub });
        await using var workers = WorkerProcesses.Start(host, new WorkerProcessOptions(typeof(SampleApp).Assembly.Location), NullLoggerFactory.Instance);
        await host.StartAsync();
        using var client = Platform.ClientOf(host);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client)).StatusCode);
        await host.StopAsync();
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
}
