using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Source: "Eternal orchestrations in Durable Functions".</summary>
public sealed class ContinueAsNewTests
{
    [Fact]
    public async Task An_orchestration_goes_on_under_its_id_with_a_new_input_and_an_empty_history()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Count", async (context, days) =>
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                if (days < 30) context.ContinueAsNew(days + 1);
                return days;
            }));
        var id = await host.BeginAsync("Count", 1);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(29.5));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync(id)).RuntimeStatus);
        Assert.True((await host.Hub.ReadHistoryAsync(id))!.Count <= 4);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(30, (await host.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Unprocessed_events_are_preserved_in_order_by_default()
    {
        await using var host = await DurableHost.StartAsync(Readings);
        var id = await host.BeginAsync("Sum", new[] { 0, 1 });
        await RaiseFourAsync(host, id);
        Assert.Equal("1,2,3,4", string.Join(',', (await host.GetAsync(id)).ReadOutputAs<int[]>()![2..]));
    }

    [Fact]
    public async Task Unprocessed_events_are_dropped_on_request()
    {
        await using var host = await DurableHost.StartAsync(Readings);
        var id = await host.BeginAsync("Sum", new[] { 0, 0 });
        await RaiseFourAsync(host, id);
        await host.RaiseAsync(id, "Reading", 9);
        Assert.Equal("1,9", string.Join(',', (await host.GetAsync(id)).ReadInputAs<int[]>()![2..]));
    }

    [Fact]
    public async Task Preserved_events_outlive_a_restart()
    {
        await using var host = await DurableHost.StartAsync(Readings);
        var id = await host.BeginAsync("Sum", new[] { 0, 1 });
        await RaiseFourAsync(host, id, restartAfterEach: true);
        Assert.Equal("1,2,3,4", string.Join(',', (await host.GetAsync(id)).ReadOutputAs<int[]>()![2..]));
    }

    [Fact]
    public async Task The_next_run_may_carry_another_version()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Move", async (context, run) =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                if (run == 0) context.ContinueAsNew(new ContinueAsNewOptions { NewInput = 1, NewVersion = "2.0" });
                return context.Version;
            }));
        var id = await host.BeginAsync("Move", 0, new StartOrchestrationOptions { Version = "1.0" });
        await host.Clock.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal("2.0", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    private static async Task RaiseFourAsync(DurableHost host, string id, bool restartAfterEach = false)
    {
        for (var reading = 1; reading <= 4; reading++) await host.RaiseAsync(id, "Reading", reading);
        for (var run = 0; run < 4; run++)
        {
            await host.RaiseAsync(id, "Next");
            if (restartAfterEach) await host.RestartAsync();
        }
    }

    // Each run waits for a "Next", takes one reading, and continues. The input's second number says whether events are kept.
    private static void Readings(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int[], int[]>("Sum", async (context, seen) =>
        {
            await context.WaitForExternalEvent<object?>("Next");
            int[] now = [.. seen, await context.WaitForExternalEvent<int>("Reading")];
            if (now.Length < 6) context.ContinueAsNew(now, preserveUnprocessedEvents: seen[1] == 1);
            return now;
        });
}
