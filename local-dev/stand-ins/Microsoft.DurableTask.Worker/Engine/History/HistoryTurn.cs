namespace Serverless.LocalDev.Durable;

/// <summary>One turn as history keeps it: when it began, what it consumed, what its code asked for.</summary>
internal sealed record HistoryTurn(
    DateTime StartedAt, IReadOnlyList<OrchestrationEvent> Events, IReadOnlyList<OrchestrationAction> Actions);
