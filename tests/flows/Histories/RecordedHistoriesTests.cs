using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Flows.Histories;

/// <summary>What a deployment meets, instances that ended or still wait under the code of their day, replayed against today's.</summary>
public sealed class RecordedHistoriesTests
{
    public static TheoryData<string> Files => [.. HistoryFolder.Names];

    public static TheoryData<string> Orchestrators => [.. TodaysOrchestrators.Names];

    [Theory, MemberData(nameof(Files))]
    public void Todays_code_does_what_a_recorded_history_says(string file)
    {
        var divergence = Replay(RecordedHistory.FromJson(HistoryFolder.Read(file)));
        Assert.True(divergence is null, divergence?.ToString());
    }

    [Theory, MemberData(nameof(Orchestrators))]
    public void Every_orchestrator_has_a_history_that_ended_and_one_that_waits(string orchestrator)
    {
        var recorded = HistoryFolder.All.Where(history => history.Name == orchestrator).ToList();
        Assert.Contains(recorded, history => history.IsFinished);
        Assert.Contains(recorded, history => !history.IsFinished);
    }

    /// <summary>In each history, each step by itself: whatever today's code would do in its place is found.</summary>
    [Theory, MemberData(nameof(Files))]
    public void A_step_renamed_since_is_found_in_every_history_it_is_in(string file)
    {
        var recorded = RecordedHistory.FromJson(HistoryFolder.Read(file));
        foreach (var step in recorded.Turns.SelectMany(turn => turn.Actions).Where(action => action.Kind == ActionKind.CallActivity))
            Assert.Equal(new Divergence(step.TaskId, "activity 'Renamed'", $"activity '{step.Name}'"), Replay(Renaming(recorded, step)));
    }

    [Fact]
    public void A_result_that_can_not_be_read_any_more_is_found_with_the_reason()
    {
        var json = HistoryFolder.Read("1.0/new-connection-awaiting-crews.json");
        var divergence = Replay(RecordedHistory.FromJson(json.Replace("\"Unreleased\": []", "\"Unreleased\": 0", StringComparison.Ordinal)));
        Assert.Contains("JSON value could not be converted", divergence!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_orchestrator_that_is_gone_is_found_by_its_name()
    {
        var recorded = RecordedHistory.FromJson(HistoryFolder.Read("1.0/approval-asked.json"));
        var divergence = Replay(recorded with { Name = "Assent" });
        Assert.Contains("No orchestrator task named 'Assent' was found", divergence!.Found, StringComparison.Ordinal);
    }

    private static RecordedHistory Renaming(RecordedHistory recorded, OrchestrationAction step) => recorded with
    {
        Turns = [.. recorded.Turns.Select(turn => turn with { Actions = [.. turn.Actions.Select(action => ReferenceEquals(action, step) ? action with { Name = "Renamed" } : action)] })],
    };

    private static Divergence? Replay(RecordedHistory recorded) =>
        HistoryReplay.Replay(recorded, TodaysOrchestrators.Tasks(), new ServiceCollection().BuildServiceProvider(), JsonDataConverter.Default);
}
