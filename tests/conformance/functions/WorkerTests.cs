using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Tests.Conformance.Functions.App;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Several workers of one host.</summary>
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
    public async Task A_worker_that_is_drained_ends_what_it_holds_and_is_given_nothing_more()
    {
        await using var platform = await Platform.StartAsync();
        var second = (await platform.AddWorkerAsync()).Services.GetRequiredService<Probe>();
        while (platform.Host.ReadyWorkers < 2) await Task.Yield();
        var (release, others) = (new TaskCompletionSource(), new TaskCompletionSource());
        platform.Probe.Acts["Probed"] = _ => release.Task;
        second.Acts["Probed"] = _ => others.Task;
        Task<HttpResponseMessage>[] asking = [AskAsync(platform.Client), AskAsync(platform.Client)];
        while (!(platform.Seen("Probed").Any() && second.Seen.Contains("Probed"))) await Task.Yield();

        var draining = platform.Host.DrainAsync(platform.Connections[0], CancellationToken.None);
        // The drained worker would be the one with less to do for each of these.
        asking = [.. asking, AskAsync(platform.Client), AskAsync(platform.Client)];
        while (second.Seen.Count(seen => seen == "Probed") < 3) await Task.Yield();
        Assert.False(draining.IsCompleted);
        release.SetResult();
        await draining;
        Assert.Equal(1, platform.Host.ReadyWorkers);
        others.SetResult();
        Assert.All(await Task.WhenAll(asking), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(platform.Seen("Probed"));
    }

    [Fact]
    public async Task Stopping_lets_every_worker_end_the_messages_it_holds()
    {
        await using var platform = await Platform.StartAsync();
        var second = (await platform.AddWorkerAsync()).Services.GetRequiredService<Probe>();
        while (platform.Host.ReadyWorkers < 2) await Task.Yield();
        var release = new TaskCompletionSource();
        foreach (var probe in new[] { platform.Probe, second }) probe.Acts["Single"] = _ => release.Task;
        await platform.SendAsync("singles", "a", "b");
        while (!(platform.Seen("Single").Any() && second.Seen.Any(seen => seen.StartsWith("Single", StringComparison.Ordinal)))) await Task.Yield();
        var stopping = platform.Host.StopAsync();
        Assert.Equal(2, platform.Host.ReadyWorkers);
        release.SetResult();
        await stopping;
        Assert.Equal(0, platform.Host.ReadyWorkers);
        Assert.Equal((0, 0, 0, 0), platform.Counts("singles"));
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.GetAsync(new Uri("/api/Probed", UriKind.Relative));
}
