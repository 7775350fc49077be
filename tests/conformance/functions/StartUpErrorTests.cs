using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>What is wrong with an application shows when it starts, and names what is wrong.</summary>
public sealed class StartUpErrorTests
{
    [Fact]
    public async Task A_schedule_whose_setting_does_not_exist_is_named()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Platform.StartAsync(new() { Settings = new Dictionary<string, string?> { ["HalfMinute"] = null } }));
        Assert.Contains("'EveryHalfMinute'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'HalfMinute'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binding_this_host_does_not_serve_is_named()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Platform.StartAsync(new()
        {
            Configure = options => options with { Hub = null },
        }));
        Assert.Contains("does not serve 'durableClient'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_does_not_come_fails_the_start_in_time()
    {
        using var clock = new VirtualClock(Platform.Start);
        await using var store = CloudStore.Open(StoreOptions.InMemory, clock.Work);
        await using var host = await FunctionsHost.OpenAsync(Platform.HostOptions(clock, store) with { StartUpLimit = TimeSpan.FromMilliseconds(50) });
        var failure = await Assert.ThrowsAsync<WorkerException>(() => host.StartAsync());
        Assert.Contains("No worker connected", failure.Message, StringComparison.Ordinal);
    }
}
