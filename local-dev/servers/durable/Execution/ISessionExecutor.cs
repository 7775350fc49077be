using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// An executor whose workers can keep an orchestration in memory between its turns (extended sessions): the next turn then needs
/// no history. What marks a worker is any object that is the same for as long as the worker's memory is.
/// </summary>
public interface ISessionExecutor : ITaskExecutor
{
    /// <summary>
    /// Runs one turn with the whole history. The worker forgets what it kept of the instance, and keeps what it has after this
    /// turn.
    /// </summary>
    /// <inheritdoc cref="ITaskExecutor.RunTurnAsync"/>
    Task<OpenedSession> OpenAsync(string name, OrchestratorRequest request, CancellationToken cancellation);

    /// <summary>
    /// Runs one turn, without its history, on the worker that ran the one before. Null when it did not run to its end there for
    /// whatever reason: the caller then runs it with the history.
    /// </summary>
    /// <param name="worker">The mark of that worker; no other is asked, since it may have kept an older state.</param>
    /// <param name="name">The orchestrator's name.</param>
    /// <param name="request">Holds the turn's new events alone.</param>
    /// <param name="parent">The trace the orchestration was started in, which its history would tell.</param>
    /// <param name="cancellation">Cancelled when the hub has no more patience with a drain.</param>
    Task<OrchestratorResponse?> ContinueAsync(
        object worker, string name, OrchestratorRequest request, TraceContext? parent, CancellationToken cancellation);
}

/// <param name="Response">What the orchestrator answered.</param>
/// <param name="Worker">The mark of the worker that has it in memory; null when no later turn may rely on that.</param>
public sealed record OpenedSession(OrchestratorResponse Response, object? Worker);
