using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Something that happened to an orchestration and that no turn has taken yet.</summary>
/// <param name="happened">What becomes history with the turn.</param>
/// <param name="run">Which run of the instance it concerns; 0 for any.</param>
internal sealed class InboxMessage(HistoryEvent happened, int run = 0)
{
    public HistoryEvent Event => happened;

    public int Run => run;

    /// <summary>Its row in the inbox; 0 when it has none. Set on the writer thread.</summary>
    public long Sequence { get; set; }

    public bool Starts => happened.EventTypeCase == HistoryEvent.EventTypeOneofCase.ExecutionStarted;

    public bool Terminates => happened.EventTypeCase == HistoryEvent.EventTypeOneofCase.ExecutionTerminated;
}
