namespace Serverless.Tests.Flows.Histories;

/// <summary>Writes tests/histories anew when asked to; otherwise only looks whether that would give the same twice.</summary>
public sealed class RecordHistories
{
    private static readonly bool IsAsked = Environment.GetEnvironmentVariable("RECORD_HISTORIES") == "1";

    [Fact]
    public async Task Every_scenario_leaves_the_same_histories_each_time()
    {
        var scenarios = IsAsked ? Scenarios.All : [Scenarios.All.First()];
        foreach (var scenario in scenarios)
        {
            var recorded = await scenario.RecordAsync();
            Assert.Equal(recorded, await scenario.RecordAsync());
            if (!IsAsked) continue;
            foreach (var (name, json) in recorded) HistoryFolder.Write(name, json);
        }
    }
}
