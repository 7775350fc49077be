namespace Serverless.LocalDev.Durable;

/// <summary>Where today's code departs from a recorded history.</summary>
/// <param name="Position">The number of the event that differs: it counts the durable actions of a run from 0.</param>
public sealed record Divergence(string InstanceId, int Position, string Expected, string Found)
{
    public override string ToString() =>
        $"Non-deterministic orchestrator: at action #{Position} the history of '{InstanceId}' has {Expected}, but the code now asks for {Found}. " +
        "An orchestrator must ask for the same things in the same order when it is replayed; see 'Orchestrator function code constraints'.";
}
