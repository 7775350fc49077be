using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Grpc;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>Histories as documents, replayed by the real worker against what the code has become.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task A_history_up_to_where_an_orchestration_waits_replays_like_a_finished_one()
    {
        await using var host = await DurableHost.StartAsync(Everything);
        var id = await host.BeginAsync("Order", 3);
        var waiting = await RecordAsync(host, id);
        await host.RaiseAsync(id, "Go", 4);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(30));
        var ended = await RecordAsync(host, id);
        Assert.Equal((false, true), (waiting.IsFinished, ended.IsFinished));
        foreach (var recorded in new[] { waiting, ended })
        {
            Assert.Null(await ReplayAsync(host, recorded));
            Assert.Null(await ReplayAsync(host, RecordedHistory.FromJson(recorded.ForReplay().ToJson())));
        }
    }

    [Fact]
    public async Task A_step_changed_behind_the_point_a_history_has_reached_is_found_only_in_a_later_one()
    {
        await using var host = await DurableHost.StartAsync(Everything);
        var id = await host.BeginAsync("Order", 3);
        var waiting = await RecordAsync(host, id);
        await host.RaiseAsync(id, "Go", 4);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(30));
        var ended = await RecordAsync(host, id);
        await host.RestartAsync(tasks => Everything(tasks, "Send"));
        Assert.Null(await ReplayAsync(host, waiting));
        var divergence = await ReplayAsync(host, ended);
        Assert.Equal((id, "sub-orchestration 'Ship' with id 'child'", "sub-orchestration 'Send' with id 'child'"), (divergence!.InstanceId, divergence.Expected, divergence.Found));
    }

    [Fact]
    public async Task A_run_that_continued_another_is_recorded_and_replayed_by_itself()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Count", async (context, day) =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            if (day < 3) context.ContinueAsNew(day + 1);
            return day;
        }));
        var id = await host.BeginAsync("Count", 1);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1.5));
        var second = await RecordAsync(host, id);
        Assert.Equal("2", second.Events[1].ExecutionStarted.Input);
        Assert.Null(await ReplayAsync(host, second));
    }

    [Fact]
    public async Task Code_that_fails_where_it_did_not_says_why_and_may_say_it_in_other_words_where_it_did()
    {
        static Action<DurableTaskRegistry> Failing(string? reason) => tasks => tasks
            .AddOrchestratorFunc<int, int>("Order", (_, value) => reason is null ? Task.FromResult(value) : throw new InvalidOperationException(reason));
        await using var host = await DurableHost.StartAsync(Failing("No stock."));
        var failed = await RecordAsync(host, await host.BeginAsync("Order", 1));
        await host.RestartAsync(Failing("Out of stock."));
        Assert.Null(await ReplayAsync(host, failed));
        await host.RestartAsync(Failing(null));
        Assert.Equal("the end of the orchestration (Completed)", (await ReplayAsync(host, failed))!.Found);
        var well = await RecordAsync(host, await host.BeginAsync("Order", 1));
        await host.RestartAsync(Failing("No stock."));
        Assert.Equal("the end of the orchestration (Failed: No stock.)", (await ReplayAsync(host, well))!.Found);
    }

    [Fact]
    public async Task What_a_replay_does_not_look_at_is_left_out_of_what_is_kept()
    {
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<string, int>("Fail", int (TaskActivityContext _, string _) => throw new InvalidOperationException("No stock.", new TimeoutException("Warehouse")))
            .AddOrchestratorFunc<string, int>("Order", (context, text) => context.CallActivityAsync<int>("Fail", text + "-asked")));
        var recorded = await RecordAsync(host, await host.BeginAsync("Order", "given"));
        Assert.Contains("given-asked", recorded.ToJson(), StringComparison.Ordinal);
        Assert.Contains("stackTrace", recorded.ToJson(), StringComparison.Ordinal);
        var kept = recorded.ForReplay().ToJson();
        Assert.DoesNotContain("given-asked", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("stackTrace", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("executionId", kept, StringComparison.Ordinal);
        Assert.Contains("\"input\": \"given\"", kept, StringComparison.Ordinal);
        Assert.Contains("Warehouse", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_one_activity_and_one_event_at_a_time_the_order_of_asking_is_the_order_of_everything()
    {
        var options = new TaskHubOptions { OneEventPerTurn = true, MaxConcurrentActivities = 1 };
        await using var host = await DurableHost.StartAsync(options, tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int>("Branches", (context, _) => Task.WhenAll(Enumerable.Range(0, 8).Select(async branch =>
            {
                for (var step = 0; step < 5; step++) await context.CallActivityAsync<int>("Work", branch);
            }))));
        var recorded = await RecordAsync(host, await host.BeginAsync("Branches"));
        Assert.Equal(Enumerable.Range(0, 40), recorded.Events.Where(happened => happened.TaskCompleted is not null).Select(happened => happened.TaskCompleted.TaskScheduledId));
    }

    [Fact]
    public async Task A_function_from_base64_to_base64_replays_a_history_in_process()
    {
        static Task<int> Order(TaskOrchestrationContext context, int value, string step) => context.CallActivityAsync<int>(step, value);
        await using var host = await DurableHost.StartAsync(tasks => tasks
            .AddActivityFunc<int, int>("Reserve", (_, value) => value)
            .AddOrchestratorFunc<int, int>("Order", (context, value) => Order(context, value, "Reserve")));
        var recorded = await RecordAsync(host, await host.BeginAsync("Order", 1));
        static EncodedExecutor Code(string step) => new(name => name == "Order"
            ? request => GrpcOrchestrationRunner.LoadAndRun<int, int>(request, (context, value) => Order(context, value, step))
            : null);
        Assert.Null(await HistoryReplay.ReplayAsync(recorded, Code("Reserve")));
        Assert.Equal(new Divergence(recorded.InstanceId, 0, "activity 'Reserve'", "activity 'Charge'"), await HistoryReplay.ReplayAsync(recorded, Code("Charge")));
        var gone = await HistoryReplay.ReplayAsync(recorded, new EncodedExecutor(_ => null));
        Assert.Contains("No orchestrator task named 'Order' was found", gone!.Found, StringComparison.Ordinal);
    }

    private static void Everything(DurableTaskRegistry tasks) => Everything(tasks, "Ship");

    /// <summary>An orchestrator that asks for every kind of thing, and waits for "Go" on its way.</summary>
    private static void Everything(DurableTaskRegistry tasks, string child) => tasks
        .AddActivityFunc<int, int>("Reserve", (_, value) => value)
        .AddOrchestratorFunc<int, int>("Pack", (context, value) => context.CallActivityAsync<int>("Reserve", value))
        .AddOrchestratorFunc<int, int>(child, (context, value) => context.CallActivityAsync<int>("Reserve", value))
        .AddOrchestratorFunc<int, int>("Order", async (context, value) =>
        {
            var reserved = await context.CallActivityAsync<int>("Reserve", value);
            var packed = await context.CallSubOrchestratorAsync<int>("Pack", value);
            using var late = new CancellationTokenSource();
            var due = context.CreateTimer(TimeSpan.FromDays(30), late.Token);
            var go = context.WaitForExternalEvent<int>("Go");
            await Task.WhenAny(go, due);
            late.Cancel();
            context.SendEvent("elsewhere", "Gone", value);
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return reserved + packed + await context.CallSubOrchestratorAsync<int>(child, await go, new SubOrchestrationOptions { InstanceId = "child" });
        });

    private static async Task<RecordedHistory> RecordAsync(DurableHost host, string id) => new((await host.Hub.ReadHistoryAsync(id))!);

    private static Task<Divergence?> ReplayAsync(DurableHost host, RecordedHistory recorded) => HistoryReplay.ReplayAsync(recorded, host.Hub.Executor!);
}
