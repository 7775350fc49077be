using System.Net;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "host.json reference" (functionTimeout) and "Guide for running C# Azure Functions in the isolated worker process" (cancellation tokens).</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task A_function_that_runs_out_of_time_is_told_by_its_token_and_fails()
    {
        using var hostJson = new HostJsonFolder("""{ "functionTimeout": "00:00:00.3" }""");
        await using var platform = await Platform.StartAsync(new() { Clock = new WallClock(), Directory = hostJson.Path });
        var told = new TaskCompletionSource();
        platform.Probe.Acts["Probed"] = context =>
        {
            context.CancellationToken.Register(() => told.TrySetResult());
            return told.Task;
        };
        Assert.Equal(HttpStatusCode.InternalServerError, await AskAsync(platform));
        await told.Task;
    }

    [Fact]
    public async Task Stopping_waits_for_what_is_in_flight()
    {
        await using var platform = await Platform.StartAsync();
        var release = new TaskCompletionSource();
        platform.Probe.Acts["Probed"] = _ => release.Task;
        var asking = AskAsync(platform);
        while (!platform.Seen("Probed").Any()) await Task.Yield();
        var stopping = platform.Host.StopAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(platform));
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        Assert.Equal(HttpStatusCode.OK, await asking);
        await stopping;
    }

    [Fact]
    public async Task When_the_patience_ends_a_function_is_told_by_its_token()
    {
        await using var platform = await Platform.StartAsync();
        var told = new TaskCompletionSource();
        platform.Probe.Acts["Probed"] = context =>
        {
            context.CancellationToken.Register(() => told.TrySetResult());
            return told.Task;
        };
        var asking = AskAsync(platform);
        while (!platform.Seen("Probed").Any()) await Task.Yield();
        await platform.Host.StopAsync(new CancellationToken(canceled: true));
        await told.Task;
        await asking;
    }

    [Fact]
    public async Task Until_the_host_has_started_requests_are_told_to_come_again()
    {
        using var clock = new VirtualClock(Platform.Start);
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var host = await FunctionsHost.OpenAsync(Platform.HostOptions(clock, store));
        using var client = Platform.ClientOf(host);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("/api/Probed", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Several_platforms_live_in_one_process_with_a_worker_each()
    {
        var platforms = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Platform.StartAsync()));
        await Task.WhenAll(platforms.Select(AskAsync));
        Assert.All(platforms, platform => Assert.Equal(["Probed"], platform.Seen("Probed")));
        foreach (var platform in platforms) await platform.DisposeAsync();
    }

    private static async Task<HttpStatusCode> AskAsync(Platform platform) =>
        (await platform.Client.GetAsync(new Uri("/api/Probed", UriKind.Relative))).StatusCode;
}
