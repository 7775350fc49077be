using Grpc.Core;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>A hub whose store has stopped says so to whoever waits for an orchestration, instead of letting them wait for ever.</summary>
public sealed class StoreFailureTests
{
    [Fact]
    public async Task Who_waits_for_an_orchestration_is_told_that_it_does_not_end_any_more()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("never")));
        var id = await host.BeginAsync("Wait");
        var waiting = host.Client.WaitForInstanceCompletionAsync(id);
        await Assert.ThrowsAsync<StoreException>(() => host.Store.ExecuteAsync("this is no SQL"));
        Assert.Equal(StatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => waiting)).StatusCode);
        Assert.Equal(StatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => host.Client.WaitForInstanceCompletionAsync(id))).StatusCode);
    }
}
