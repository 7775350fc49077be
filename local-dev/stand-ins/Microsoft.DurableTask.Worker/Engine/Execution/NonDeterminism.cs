namespace Serverless.LocalDev.Durable;

/// <summary>Where today's code departs from a recorded history.</summary>
/// <param name="Position">Counts the durable actions of a run from 0.</param>
internal sealed record Divergence(int Position, string Expected, string Found)
{
    public override string ToString() =>
        $"Non-deterministic orchestrator: at action #{Position} the history has {Expected}, but the code now asks for {Found}. " +
        "An orchestrator must ask for the same things in the same order when it is replayed; see 'Orchestrator function code constraints'.";
}

/// <summary>Stops the code of a replay that went another way than its history.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(message)
{
    /// <summary>The name under which the real platform reports it.</summary>
    public const string ReportedType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";
}
