using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Replays a recorded history against today's code, turn by turn: each with the history before it, as the hub would ask for it.
/// No activity runs: their results are in the history.
/// </summary>
public static class HistoryReplay
{
    /// <summary>The first divergence, or null when the code still does what the history says.</summary>
    public static async Task<Divergence?> ReplayAsync(RecordedHistory recorded, ITaskExecutor executor, CancellationToken cancellation = default)
    {
        foreach (var turn in HistoryTurn.Of(recorded.Events))
        {
            var response = await executor.RunTurnAsync(recorded.Name, Request(recorded, turn), cancellation);
            if (Compare(recorded.InstanceId, turn, response) is { } divergence) return divergence;
        }
        return null;
    }

    private static OrchestratorRequest Request(RecordedHistory recorded, HistoryTurn turn)
    {
        var request = new OrchestratorRequest { InstanceId = recorded.InstanceId, PastEvents = { turn.Past }, NewEvents = { turn.Received } };
        if (recorded.Version.Length > 0) request.Properties.Add("defaultVersion", Value.ForString(recorded.Version));
        return request;
    }

    private static Divergence? Compare(string instanceId, HistoryTurn turn, OrchestratorResponse response)
    {
        for (var index = 0; index < Math.Max(turn.Asked.Count, response.Actions.Count); index++)
        {
            var expected = index < turn.Asked.Count ? turn.Asked[index] : null;
            var found = index < response.Actions.Count ? ActionEvents.Of(response.Actions[index], new Timestamp()) : null;
            if (Repeats(found, expected)) continue;
            return new Divergence(instanceId, (found ?? expected)!.EventId, AskedFor.Describe(expected), AskedFor.Describe(found));
        }
        return null;
    }

    // Why it failed may be said in other words today.
    private static bool Repeats(HistoryEvent? found, HistoryEvent? expected) =>
        found is not null && expected is not null && AskedFor.Name(found) == AskedFor.Name(expected);
}
