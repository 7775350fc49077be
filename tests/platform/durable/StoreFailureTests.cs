using Serverless.LocalDev.Store;

namespace Serverless.Tests.Platform.Durable;

/// <summary>An engine whose store has stopped says so to whoever waits for an orchestration, instead of letting them wait for ever.</summary>
public sealed class StoreFailureTests
{
    [Fact]
    public async Task Who_waits_for_an_orchestration_is_told_that_it_does_not_end_any_more()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, tasks => tasks.AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("never")));
        var id = await host.BeginAsync("Wait");
        var waiting = host.Client.WaitForInstanceCompletionAsync(id);
        await Assert.ThrowsAsync<StoreException>(() => host.Store.ExecuteAsync("this is no SQL"));
        await Assert.ThrowsAsync<StoreException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        await Assert.ThrowsAsync<StoreException>(() => host.Client.WaitForInstanceCompletionAsync(id).WaitAsync(TimeSpan.FromSeconds(10)));
    }
}
