using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Manage instances in Durable Functions", query and purge.</summary>
public sealed class QueryTests
{
    [Fact]
    public async Task Instances_are_listed_in_pages_that_a_token_continues()
    {
        await using var host = await StartAsync(7);
        var first = await host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 3)).AsPages().FirstAsync();
        Assert.Equal(["a-0", "a-1", "a-2"], first.Values.Select(instance => instance.InstanceId));
        var rest = host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 3, ContinuationToken: first.ContinuationToken));
        Assert.Equal(["a-3", "a-4", "a-5", "a-6"], await rest.Select(instance => instance.InstanceId).ToListAsync());
    }

    [Fact]
    public async Task Instances_are_filtered_by_status_prefix_and_time_of_creation()
    {
        await using var host = await StartAsync(3);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        await host.BeginAsync("Wait", null, new StartOrchestrationOptions("b-0"));
        await host.RaiseAsync("a-1", "Go");
        Assert.Equal(["a-1"], await IdsAsync(host, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed])));
        Assert.Equal(["b-0"], await IdsAsync(host, new OrchestrationQuery(InstanceIdPrefix: "b-")));
        Assert.Equal(["b-0"], await IdsAsync(host, new OrchestrationQuery(CreatedFrom: host.Clock.UtcNow.AddHours(-1))));
        Assert.Equal(3, (await IdsAsync(host, new OrchestrationQuery(CreatedTo: host.Clock.UtcNow.AddHours(-1)))).Count);
        Assert.Empty(await IdsAsync(host, new OrchestrationQuery(TaskHubNames: ["other"])));
    }

    [Fact]
    public async Task Payloads_are_given_only_when_asked_for()
    {
        await using var host = await StartAsync(1);
        var bare = await host.Client.GetInstanceAsync("a-0");
        Assert.Throws<InvalidOperationException>(() => bare!.ReadInputAs<string>());
        Assert.Null(await host.Client.GetInstanceAsync("nobody"));
    }

    [Fact]
    public async Task Ids_of_ended_instances_are_listed_in_pages()
    {
        await using var host = await StartAsync(4);
        for (var ended = 0; ended < 3; ended++) await host.RaiseAsync($"a-{ended}", "Go");
        var first = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 2);
        Assert.Equal(["a-0", "a-1"], first.Values);
        var second = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 2, lastInstanceKey: first.ContinuationToken);
        Assert.Equal(["a-2"], second.Values);
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task Purge_removes_an_ended_instance_and_leaves_a_running_one()
    {
        await using var host = await StartAsync(2);
        await host.RaiseAsync("a-0", "Go");
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("a-0")).PurgedInstanceCount);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync("a-1"));
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("nobody")).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("a-0"));
        Assert.NotNull(await host.Client.GetInstanceAsync("a-1"));
    }

    [Fact]
    public async Task Purge_by_filter_removes_any_number_in_batches()
    {
        await using var host = await StartAsync(250);
        foreach (var id in await IdsAsync(host, new OrchestrationQuery())) await host.Client.RaiseEventAsync(id, "Go");
        await host.Clock.SettleAsync();
        await host.BeginAsync("Wait", null, new StartOrchestrationOptions("still"));
        var purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: host.Clock.UtcNow));
        Assert.Equal((250, true), (purged.PurgedInstanceCount, purged.IsComplete));
        Assert.Equal(["still"], await IdsAsync(host, new OrchestrationQuery()));
    }

    [Fact]
    public async Task A_recursive_purge_removes_the_sub_orchestrations_too()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Child", (_, value) => value)
            .AddOrchestratorFunc<int, int>("Parent", (context, _) => context.CallSubOrchestratorAsync<int>("Child", 1)));
        var id = await host.BeginAsync("Parent");
        Assert.Equal(2, (await host.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
    }

    private static async Task<DurableHost> StartAsync(int instances)
    {
        var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<object?>("Wait", (context, _) => context.WaitForExternalEvent<object?>("Go")));
        for (var instance = 0; instance < instances; instance++)
        {
            await host.BeginAsync("Wait", null, new StartOrchestrationOptions($"a-{instance}"));
        }
        return host;
    }

    private static async Task<List<string>> IdsAsync(DurableHost host, OrchestrationQuery query) =>
        await host.Client.GetAllInstancesAsync(query).Select(instance => instance.InstanceId).ToListAsync();
}
