using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// Where orchestrators and activities run: a worker, reached over whatever protocol it speaks. Called concurrently; limits on
/// concurrency are the task hub's.
/// </summary>
public interface ITaskExecutor
{
    /// <summary>
    /// Runs one turn. The request holds the whole committed history and the turn's new events. An orchestrator that fails is a
    /// response whose completion says so; an exception means that the turn did not run, and it is tried again.
    /// </summary>
    /// <param name="name">The orchestrator's name.</param>
    /// <param name="request">Not to be changed: its events are the hub's own.</param>
    /// <param name="cancellation">Cancelled when the hub has no more patience with a drain.</param>
    /// <exception cref="WorkItemAbandonedException">The worker does not take this instance: it waits for another worker.</exception>
    Task<OrchestratorResponse> RunTurnAsync(string name, OrchestratorRequest request, CancellationToken cancellation);

    /// <summary>
    /// Runs an activity once. One that fails is a response with failure details; an exception means that it did not run, and it
    /// is tried again.
    /// </summary>
    /// <inheritdoc cref="RunTurnAsync" path="/exception"/>
    Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellation);
}
