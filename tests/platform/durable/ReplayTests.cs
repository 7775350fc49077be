using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Source: "Orchestrator function code constraints" and "Orchestrator functions", reliability.</summary>
public sealed class ReplayTests
{
    public static TheoryData<Mode> Modes => EveryMode.All;

    [Fact]
    public async Task Changed_code_fails_naming_position_expected_and_found_action()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, tasks => Steps(tasks, "Reserve"));
        var id = await host.BeginAsync("Order");
        await host.RestartAsync(tasks => Steps(tasks, "Charge"));
        await host.RaiseAsync(id, "Go");
        var failure = (await host.GetAsync(id)).FailureDetails!;
        Assert.EndsWith("NonDeterministicOrchestrationException", failure.ErrorType, StringComparison.Ordinal);
        Assert.Contains("action #0", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("activity 'Reserve'", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("activity 'Charge'", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_depends_on_what_changes_is_caught_in_strict_replay()
    {
        var calls = 0;
        await using var host = await DurableTestHost.StartAsync(Mode.StrictReplay, tasks => tasks
            .AddActivityFunc<int, int>("Even", (_, value) => value)
            .AddActivityFunc<int, int>("Odd", (_, value) => value)
            .AddOrchestratorFunc<int, int>("Random", (context, _) => context.CallActivityAsync<int>(calls++ % 2 == 0 ? "Even" : "Odd", 1)));
        var failure = (await host.RunAsync("Random")).FailureDetails!;
        Assert.Equal(NonDeterministicOrchestrationException.ReportedType, failure.ErrorType);
    }

    [Fact]
    public async Task Code_that_ends_earlier_than_its_history_is_caught()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, tasks => Steps(tasks, "Reserve"));
        var id = await host.BeginAsync("Order");
        await host.RestartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Order", (_, _) => 1));
        await host.RaiseAsync(id, "Go");
        Assert.Contains("activity 'Reserve'", (await host.GetAsync(id)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Waiting_for_something_that_is_not_durable_fails_with_the_reason(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddOrchestratorFunc<int, int>("Outside", async (_, _) =>
            {
                await new TaskCompletionSource().Task;
                return 1;
            }));
        var failure = (await host.RunAsync("Outside")).FailureDetails!;
        Assert.Contains("not durable", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continuation_from_outside_fails_even_while_a_durable_task_is_pending()
    {
        var outside = new TaskCompletionSource();
        await using var host = await DurableTestHost.StartAsync(Mode.Live, tasks => tasks
            .AddOrchestratorFunc<int>("Outside", (context, _) =>
                Task.WhenAny(outside.Task, context.WaitForExternalEvent<int>("Never"))));
        var id = await host.BeginAsync("Outside");
        outside.SetResult();
        var ended = await host.Client.WaitForInstanceCompletionAsync(id);
        Assert.Contains("not durable", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task Yield_and_continuations_stay_inside_the_turn(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int, int>("Yield", async (context, value) =>
            {
                await Task.Yield();
                var doubled = await context.CallActivityAsync<int>("Work", value).ContinueWith(done => done.Result * 2, TaskScheduler.Current);
                await Task.Yield();
                return await context.CallActivityAsync<int>("Work", doubled);
            }));
        Assert.Equal(14, (await host.RunAsync("Yield", 7)).ReadOutputAs<int>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task New_guids_are_unique_and_the_same_in_every_replay(Mode mode)
    {
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddActivityFunc<Guid, Guid>("Echo", (_, value) => value)
            .AddOrchestratorFunc<int, bool>("Ids", async (context, _) =>
            {
                var first = context.NewGuid();
                var second = context.NewGuid();
                return first != second && first.Version == 5
                    && await context.CallActivityAsync<Guid>("Echo", first) == first
                    && await context.CallActivityAsync<Guid>("Echo", second) == second;
            }));
        Assert.True((await host.RunAsync("Ids")).ReadOutputAs<bool>());
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_replay_safe_logger_says_everything_once(Mode mode)
    {
        var log = new LinesLogged();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).BuildServiceProvider();
        await using var _ = services;
        await using var host = await DurableTestHost.StartAsync(mode, tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int>("Log", async (context, _) =>
            {
                var logger = new ReplaySafeLogger(context, services.GetRequiredService<ILoggerFactory>().CreateLogger("orders"));
                for (var step = 0; step < 3; step++)
                {
                    logger.LogInformation("step {Step}", step);
                    await context.CallActivityAsync<int>("Work", step);
                }
            }));
        await host.RunAsync("Log");
        Assert.Equal(["step 0", "step 1", "step 2"], log.Lines);
    }

    [Fact]
    public async Task An_exported_history_replays_against_the_same_code_and_shows_where_other_code_departs()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, tasks => Steps(tasks, "Reserve"));
        var id = await host.BeginAsync("Order", 3);
        await host.RaiseAsync(id, "Go", 4);
        var json = await host.Engine.ExportHistoryAsync(id);
        var same = new DurableTaskRegistry();
        Steps(same, "Reserve");
        Assert.Null(await HistoryReplay.ReplayAsync(json, same));
        var other = new DurableTaskRegistry();
        Steps(other, "Reserve", afterwards: "Ship");
        Assert.Equal(new Divergence(1, "the end of the orchestration (Completed)", "activity 'Ship'"), await HistoryReplay.ReplayAsync(json, other));
    }

    [Fact]
    public async Task Orchestrations_beyond_the_memory_limit_are_rebuilt_when_their_event_comes()
    {
        await using var host = await DurableTestHost.StartAsync(new OrchestrationEngineOptions { MaxInMemory = 2 }, tasks => Steps(tasks, "Reserve"));
        var ids = new List<string>();
        for (var order = 0; order < 10; order++) ids.Add(await host.BeginAsync("Order", order));
        foreach (var id in ids) await host.RaiseAsync(id, "Go", 100);
        for (var order = 0; order < 10; order++) Assert.Equal(order + 100, (await host.GetAsync(ids[order])).ReadOutputAs<int>());
    }

    private static void Steps(DurableTaskRegistry tasks, string step, string? afterwards = null) => tasks
        .AddActivityFunc<int, int>(step, (_, value) => value)
        .AddOrchestratorFunc<int, int>("Order", async (context, value) =>
        {
            var reserved = await context.CallActivityAsync<int>(step, value);
            var more = await context.WaitForExternalEvent<int>("Go");
            return afterwards is null ? reserved + more : await context.CallActivityAsync<int>(afterwards, more);
        });
}
