using Microsoft.DurableTask;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Platform.Durable;

/// <summary>Histories as documents: kept next to the code, read in a diff, and replayed against what the code has become.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task A_history_up_to_where_an_orchestration_waits_replays_like_a_finished_one()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, Everything);
        var id = await host.BeginAsync("Order", 3);
        var waiting = await RecordAsync(host, id);
        await host.RaiseAsync(id, "Go", 4);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        var ended = await RecordAsync(host, id);
        Assert.Equal((false, true), (waiting.IsFinished, ended.IsFinished));
        foreach (var recorded in new[] { waiting, ended })
        {
            Assert.Null(await ReplayAsync(recorded.ToJson(), Everything));
            Assert.Null(await ReplayAsync(recorded.ForReplay().ToJson(), Everything));
        }
    }

    [Fact]
    public async Task A_step_changed_behind_the_point_a_history_has_reached_is_found_only_in_a_later_one()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, Everything);
        var id = await host.BeginAsync("Order", 3);
        var waiting = await RecordAsync(host, id);
        await host.RaiseAsync(id, "Go", 4);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1));
        var ended = await RecordAsync(host, id);
        static void Changed(DurableTaskRegistry tasks) => Everything(tasks, "Send");
        Assert.Null(await ReplayAsync(waiting.ToJson(), Changed));
        Assert.Equal("sub-orchestration 'Send' with id 'child'", (await ReplayAsync(ended.ToJson(), Changed))!.Found);
    }

    [Fact]
    public async Task A_run_that_continued_another_is_recorded_and_replayed_by_itself()
    {
        static void Count(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int, int>("Count", async (context, day) =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            if (day < 3) context.ContinueAsNew(day + 1);
            return day;
        });
        await using var host = await DurableTestHost.StartAsync(Mode.Live, Count);
        var id = await host.BeginAsync("Count", 1);
        await host.Clock.AdvanceAsync(TimeSpan.FromDays(1.5));
        var second = await RecordAsync(host, id);
        Assert.Equal(("2", false), (second.Input, second.IsFinished));
        Assert.Null(await ReplayAsync(second.ToJson(), Count));
    }

    [Fact]
    public async Task Code_that_fails_where_it_did_not_says_why_and_may_say_it_in_other_words_where_it_did()
    {
        static Action<DurableTaskRegistry> Failing(string? reason) => tasks => tasks
            .AddOrchestratorFunc<int, int>("Order", (_, value) => reason is null ? Task.FromResult(value) : throw new InvalidOperationException(reason));
        await using var host = await DurableTestHost.StartAsync(Mode.Live, Failing("No stock."));
        var json = (await RecordAsync(host, await host.BeginAsync("Order", 1))).ToJson();
        Assert.Null(await ReplayAsync(json, Failing("Out of stock.")));
        Assert.Equal("the end of the orchestration (Completed)", (await ReplayAsync(json, Failing(null)))!.Found);
        await host.RestartAsync(Failing(null));
        var well = (await RecordAsync(host, await host.BeginAsync("Order", 1))).ToJson();
        Assert.Equal("the end of the orchestration (Failed: No stock.)", (await ReplayAsync(well, Failing("No stock.")))!.Found);
    }

    [Fact]
    public async Task What_a_replay_does_not_look_at_is_left_out_of_what_is_kept()
    {
        await using var host = await DurableTestHost.StartAsync(Mode.Live, tasks => tasks
            .AddActivityFunc<string, int>("Fail", int (TaskActivityContext _, string _) => throw new InvalidOperationException("No stock.", new TimeoutException("Warehouse")))
            .AddOrchestratorFunc<string, int>("Order", (context, text) => context.CallActivityAsync<int>("Fail", text + "-asked")));
        var recorded = await RecordAsync(host, await host.BeginAsync("Order", "given"));
        Assert.Contains("given-asked", recorded.ToJson(), StringComparison.Ordinal);
        Assert.Contains("stackTrace", recorded.ToJson(), StringComparison.Ordinal);
        var kept = recorded.ForReplay().ToJson();
        Assert.DoesNotContain("given-asked", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("stackTrace", kept, StringComparison.Ordinal);
        Assert.Contains("\"input\": \"given\"", kept, StringComparison.Ordinal);
        Assert.Contains("Warehouse", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":[1.50,null,\"\\u002B \\\"x\\\"\"],\"b\":{}}")]
    [InlineData("\"just text\"")]
    [InlineData("null")]
    [InlineData("5616.00")]
    [InlineData("not JSON")]
    [InlineData("")]
    public void A_payload_comes_back_as_the_same_value_whatever_it_is(string payload)
    {
        var happened = new OrchestrationEvent(EventKind.Raised, name: "Go", payload: payload);
        var recorded = new RecordedHistory("id", "Order", "1.0", payload, null, [new(DateTime.UnixEpoch, [happened], [])]);
        var read = RecordedHistory.FromJson(recorded.ToJson());
        Assert.Equal(Spaceless(payload), Spaceless(read.Input!));
        Assert.Equal(Spaceless(payload), Spaceless(Assert.Single(Assert.Single(read.Turns).Events).Payload!));

        static string Spaceless(string json) => json.Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_has_a_line_a_turn_as_long_as_it_fits_and_times_as_people_read_them()
    {
        var due = new DateTime(2026, 3, 2, 14, 0, 0, DateTimeKind.Utc);
        var turn = new HistoryTurn(due.AddDays(-1), [new(EventKind.Started)], [new(ActionKind.CreateTimer, 0) { DueTicks = due.Ticks }]);
        var json = new RecordedHistory("id", "Order", "1.0", """{"words":["one","two"]}""", null, [turn, turn]).ToJson();
        const string Line = """    { "startedAt": "2026-03-01T14:00:00Z", "events": [{ "kind": "started" }], "actions": [{ "kind": "createTimer", "taskId": 0, "dueAt": "2026-03-02T14:00:00Z" }] }""";
        Assert.Equal(
            $$"""
            {
              "instanceId": "id",
              "name": "Order",
              "version": "1.0",
              "input": { "words": ["one", "two"] },
              "turns": [
            {{Line}},
            {{Line}}
              ]
            }
            """,
            json);
        Assert.Equal(due.Ticks, Assert.Single(RecordedHistory.FromJson(json).Turns[1].Actions).DueTicks);
    }

    [Fact]
    public async Task With_one_activity_and_one_event_at_a_time_the_order_of_asking_is_the_order_of_everything()
    {
        var options = new OrchestrationEngineOptions { OneEventPerTurn = true, MaxConcurrentActivities = 1 };
        await using var host = await DurableTestHost.StartAsync(options, tasks => tasks
            .AddActivityFunc<int, int>("Work", (_, value) => value)
            .AddOrchestratorFunc<int>("Branches", (context, _) => Task.WhenAll(Enumerable.Range(0, 8).Select(async branch =>
            {
                for (var step = 0; step < 5; step++) await context.CallActivityAsync<int>("Work", branch);
            }))));
        var recorded = await RecordAsync(host, await host.BeginAsync("Branches"));
        Assert.All(recorded.Turns, turn => Assert.Single(turn.Events));
        Assert.Equal(Enumerable.Range(0, 40), recorded.Turns.Skip(1).Select(turn => turn.Events[0].TaskId));
    }

    [Fact]
    public async Task One_event_at_a_time_what_came_while_an_instance_was_suspended_is_taken_when_it_is_resumed()
    {
        await using var host = await DurableTestHost.StartAsync(new OrchestrationEngineOptions { OneEventPerTurn = true }, tasks => tasks
            .AddOrchestratorFunc<int, int>("Sum", async (context, _) =>
                await context.WaitForExternalEvent<int>("Add") + await context.WaitForExternalEvent<int>("Add")));
        var id = await host.BeginAsync("Sum");
        await host.Client.SuspendInstanceAsync(id);
        await host.RaiseAsync(id, "Add", 1);
        await host.RaiseAsync(id, "Add", 2);
        await host.Client.ResumeInstanceAsync(id);
        await host.Clock.SettleAsync();
        Assert.Equal(3, (await host.GetAsync(id)).ReadOutputAs<int>());
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

    private static async Task<RecordedHistory> RecordAsync(DurableTestHost host, string id) => (await host.Engine.ReadHistoryAsync(id))!;

    private static Task<Divergence?> ReplayAsync(string json, Action<DurableTaskRegistry> code)
    {
        var registry = new DurableTaskRegistry();
        code(registry);
        return HistoryReplay.ReplayAsync(json, registry);
    }
}
