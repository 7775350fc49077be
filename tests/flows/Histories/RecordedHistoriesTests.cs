using Serverless.LocalDev.Durable;

namespace Serverless.Tests.Flows.Histories;

/// <summary>What a deployment meets, instances that ended or still wait under the code of their day, replayed against today's.</summary>
public sealed class RecordedHistoriesTests(TodaysOrchestrators today) : IClassFixture<TodaysOrchestrators>
{
    public static TheoryData<string> Files => [.. HistoryFolder.Names];

    public static TheoryData<string> Orchestrators => [.. TodaysOrchestrators.Names];

    [Theory, MemberData(nameof(Files))]
    public async Task Todays_code_does_what_a_recorded_history_says(string file)
    {
        var divergence = await today.ReplayAsync(RecordedHistory.FromJson(HistoryFolder.Read(file)));
        Assert.True(divergence is null, divergence?.ToString());
    }

    [Theory, MemberData(nameof(Orchestrators))]
    public void Every_orchestrator_has_a_history_that_ended_and_one_that_waits(string orchestrator)
    {
        var recorded = HistoryFolder.All.Where(history => history.Name == orchestrator).ToList();
        Assert.Contains(recorded, history => history.IsFinished);
        Assert.Contains(recorded, history => !history.IsFinished);
    }

    /// <summary>In each history the step it took last: whatever today's code would do in its place is found.</summary>
    [Theory, MemberData(nameof(Files))]
    public async Task A_step_renamed_since_is_found_in_every_history_it_is_in(string file)
    {
        var recorded = RecordedHistory.FromJson(HistoryFolder.Read(file));
        var step = recorded.Events.Last(happened => happened.TaskScheduled is not null);
        var name = step.TaskScheduled.Name;
        step.TaskScheduled.Name = "Renamed";
        Assert.Equal(new Divergence(recorded.InstanceId, step.EventId, "activity 'Renamed'", $"activity '{name}'"), await today.ReplayAsync(recorded));
    }

    [Fact]
    public async Task A_result_that_can_not_be_read_any_more_is_found_with_the_reason()
    {
        var json = HistoryFolder.Read("1.1/new-connection-awaiting-crews.json");
        var divergence = await today.ReplayAsync(RecordedHistory.FromJson(json.Replace("\"Unreleased\": []", "\"Unreleased\": 0", StringComparison.Ordinal)));
        Assert.Contains("JSON value could not be converted", divergence!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestrator_that_is_gone_is_found_by_its_name()
    {
        var recorded = RecordedHistory.FromJson(HistoryFolder.Read("1.1/approval-asked.json"));
        recorded.Events.Single(happened => happened.ExecutionStarted is not null).ExecutionStarted.Name = "Assent";
        Assert.Contains("'Assent' doesn't exist", (await today.ReplayAsync(recorded))!.Found, StringComparison.Ordinal);
    }
}
