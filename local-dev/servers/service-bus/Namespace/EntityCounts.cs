namespace Serverless.LocalDev.ServiceBus;

/// <summary>What one entity holds now. <c>TotalEnqueued</c> counts since the namespace was opened; the rest is exact after a restart too.</summary>
/// <param name="Path">"queue", "topic" or "topic/Subscriptions/subscription".</param>
/// <param name="Active">Receivable now.</param>
/// <param name="Locked">Delivered, not settled.</param>
/// <param name="Scheduled">Waiting for their enqueue time.</param>
internal readonly record struct EntityCounts(
    string Path, long Active, long Locked, long Scheduled, long Deferred, long DeadLettered, long TotalEnqueued);
