namespace Serverless.LocalDev.Durable;

/// <summary>Compares what the code asks for in a replayed turn with what history recorded of it.</summary>
internal sealed class ExpectedActions
{
    private readonly List<OrchestrationAction> recorded = [];
    private OrchestrationAction? recordedEnding;
    private int next;

    public Divergence? Divergence { get; private set; }

    public void Begin(HistoryTurn turn)
    {
        recorded.Clear();
        next = 0;
        recordedEnding = null;
        foreach (var action in turn.Actions)
        {
            if (action.IsCompared) recorded.Add(action);
            else if (action.Kind is ActionKind.Complete or ActionKind.ContinueAsNew) recordedEnding = action;
        }
    }

    /// <summary>False when the code went another way.</summary>
    public bool Accept(OrchestrationAction found)
    {
        if (Divergence is not null) return false;
        if (!found.IsCompared) return true;
        if (next < recorded.Count && found.Repeats(recorded[next]))
        {
            next++;
            return true;
        }
        var expected = next < recorded.Count ? recorded[next] : recordedEnding;
        Divergence = new Divergence(found.TaskId, Describe(expected), found.Describe());
        return false;
    }

    /// <summary>The turn is over: everything recorded must have been asked for, and it must have ended as recorded.</summary>
    public void End(OrchestrationAction? ending, int nextTaskId)
    {
        if (Divergence is not null) return;
        if (next < recorded.Count)
        {
            Divergence = new Divergence(recorded[next].TaskId, recorded[next].Describe(), Describe(ending));
        }
        // Why it failed may be said in other words today.
        else if (recordedEnding?.Kind != ending?.Kind || recordedEnding?.Name != ending?.Name)
        {
            Divergence = new Divergence(nextTaskId, Describe(recordedEnding), Describe(ending));
        }
    }

    private static string Describe(OrchestrationAction? action) => action?.Describe() ?? "nothing more in this turn";
}
