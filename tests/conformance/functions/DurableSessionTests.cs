using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Conformance.Functions.App;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: host.json, extendedSessionsEnabled: the real worker keeps an orchestration in memory between its turns.</summary>
public sealed class DurableSessionTests : IDisposable
{
    private readonly HostJsonFolder hostJson = new(
        """{ "functionTimeout": "00:00:02", "extensions": { "durableTask": { "extendedSessionsEnabled": true, "extendedSessionIdleTimeoutInSeconds": 3600 } } }""");

    public void Dispose() => hostJson.Dispose();

    [Theory, InlineData(true, 1), InlineData(false, 1 + RepeatingFunctions.Decisions)]
    public async Task An_orchestrator_begins_once_with_sessions_and_once_a_turn_without(bool sessions, int begins)
    {
        await using var platform = await Platform.StartAsync(sessions ? new() { Directory = hostJson.Path } : new());
        await BeginAsync(platform, "Repeats");
        for (var turn = 0; turn < RepeatingFunctions.Decisions; turn++) await DecideAsync(platform);
        Assert.Equal("Completed: \"approved approved approved\"", await platform.Hub.StatusAsync());
        Assert.Equal(begins, platform.Seen("Repeats").Count());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_orchestrator_that_throws_in_a_later_turn_fails_the_same(bool sessions)
    {
        await using var platform = await Platform.StartAsync(sessions ? new() { Directory = hostJson.Path } : new());
        await BeginAsync(platform, "Fails-Later");
        await DecideAsync(platform);
        Assert.Equal("Failed: not approved", await platform.Hub.StatusAsync());
    }

    [Fact]
    public async Task A_worker_whose_idle_timeout_has_passed_begins_again_and_goes_on()
    {
        await using var platform = await Platform.StartAsync(new() { Directory = hostJson.Path });
        await BeginAsync(platform, "Repeats");
        platform.Worker.Services.GetRequiredService<ExtendedSessionsCache>().GetOrInitializeCache(3600).Clear();
        for (var turn = 0; turn < RepeatingFunctions.Decisions; turn++) await DecideAsync(platform);
        Assert.Equal("Completed: \"approved approved approved\"", await platform.Hub.StatusAsync());
        Assert.Equal(2, platform.Seen("Repeats").Count());
    }

    [Fact]
    public async Task Turns_go_to_the_worker_that_has_the_session_though_another_has_less_to_do()
    {
        await using var platform = await Platform.StartAsync(new() { Directory = hostJson.Path });
        await BeginAsync(platform, "Repeats");
        var second = (await platform.AddWorkerAsync()).Services.GetRequiredService<Probe>();
        await Eventually.IsTrueAsync(() => platform.Host.ReadyWorkers == 2);
        var release = new TaskCompletionSource();
        foreach (var probe in new[] { platform.Probe, second }) probe.Acts["Probed"] = _ => release.Task;
        var busy = platform.Client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
        await Eventually.IsTrueAsync(() => platform.Seen("Probed").Any());
        await DecideWithoutSettlingAsync(platform);
        release.SetResult();
        await busy;
        await platform.Virtual.SettleAsync();
        Assert.Equal("Completed: \"approved approved approved\"", await platform.Hub.StatusAsync());
        Assert.Single(platform.Seen("Repeats"));
        Assert.DoesNotContain("Repeats begins", second.Seen);
    }

    [Fact]
    public async Task A_worker_process_that_took_the_place_of_another_goes_on_from_the_history()
    {
        using var clock = new VirtualClock(Platform.Start);
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var bus = await ServiceBusNamespace.OpenAsync("sample", SampleEntities.Of(new EntityOptions()), clock, store);
        await using var hub = await TaskHub.OpenAsync(new TaskHubOptions { ExtendedSessionsEnabled = true }, clock, store);
        await using var host = await FunctionsHost.OpenAsync(Platform.HostOptions(clock, store) with { Bus = bus, Hub = hub });
        await using var workers = WorkerProcesses.Start(host, new WorkerProcessOptions(typeof(SampleApp).Assembly.Location));
        await host.StartAsync();
        await hub.BeginAsync("Waits");
        await clock.SettleAsync();
        await bus.SendAsync("manual", [BusTraffic.Message("a", "end-process")]);
        await clock.SettleAsync();
        await hub.DecideAsync();
        await clock.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Equal("Completed: \"approved at 02:00\"", await hub.StatusAsync());
        await host.StopAsync();
    }

    /// <summary>The real host would have ended the worker; here the turn given up may end late and change what the worker kept.</summary>
    [Fact]
    public async Task A_worker_that_did_not_end_a_turn_in_time_is_relied_on_no_more()
    {
        await using var platform = await Platform.StartAsync(new() { Clock = new WallClock(), Directory = hostJson.Path });
        using var release = new ManualResetEventSlim();
        var begins = 0;
        platform.Probe.Acts["Repeats"] = _ =>
        {
            if (Interlocked.Increment(ref begins) == 1) release.Wait();
            return Task.CompletedTask;
        };
        await platform.Hub.BeginAsync("Repeats");
        await Eventually.IsTrueAsync(async () => await platform.Hub.StatusAsync() == "Running: ");
        release.Set();
        await DecideWithoutSettlingAsync(platform);
        await Eventually.IsTrueAsync(async () => await platform.Hub.StatusAsync() == "Completed: \"approved approved approved\"");
        // On a slow machine more than the one turn may run out of time.
        Assert.True(begins >= 2 + RepeatingFunctions.Decisions, $"It began {begins} times.");
    }

    private static async Task BeginAsync(Platform platform, string name)
    {
        await platform.Hub.BeginAsync(name);
        await platform.Virtual.SettleAsync();
    }

    private static async Task DecideAsync(Platform platform)
    {
        await platform.Hub.DecideAsync();
        await platform.Virtual.SettleAsync();
    }

    private static async Task DecideWithoutSettlingAsync(Platform platform)
    {
        for (var turn = 0; turn < RepeatingFunctions.Decisions; turn++)
        {
            await platform.Hub.DecideAsync();
            await Eventually.IsTrueAsync(async () => await platform.Hub.DecidedAsync() > turn);
        }
    }
}
