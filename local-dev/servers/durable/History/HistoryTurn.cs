using Microsoft.DurableTask.Protobuf;
using EventKind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>One turn of a history.</summary>
/// <param name="Past">Everything before it.</param>
/// <param name="Received">Its beginning and what it received.</param>
/// <param name="Asked">What its code asked for, and whether it ended.</param>
internal sealed record HistoryTurn(IReadOnlyList<HistoryEvent> Past, IReadOnlyList<HistoryEvent> Received, IReadOnlyList<HistoryEvent> Asked)
{
    public static IEnumerable<HistoryTurn> Of(IReadOnlyList<HistoryEvent> history)
    {
        var begin = 0;
        for (var next = 1; next <= history.Count; next++)
        {
            if (next < history.Count && history[next].EventTypeCase != EventKind.OrchestratorStarted) continue;
            var turn = history.Skip(begin).Take(next - begin).ToList();
            yield return new HistoryTurn([.. history.Take(begin)], turn.FindAll(IsReceived), turn.FindAll(IsAsked));
            begin = next;
        }
    }

    private static bool IsReceived(HistoryEvent happened) => !IsAsked(happened) && happened.EventTypeCase != EventKind.OrchestratorCompleted;

    private static bool IsAsked(HistoryEvent happened) =>
        happened.BeginsTask() || happened.EventTypeCase is EventKind.EventSent or EventKind.ExecutionCompleted;
}
