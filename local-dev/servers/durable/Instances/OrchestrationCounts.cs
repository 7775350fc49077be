using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Instances by status, kept without asking the store.</summary>
public sealed class OrchestrationCounts
{
    private readonly long[] counts = new long[Enum.GetValues<OrchestrationStatus>().Length];

    internal OrchestrationCounts() { }

    public long this[OrchestrationStatus status] => Interlocked.Read(ref counts[(int)status]);

    /// <summary>Not ended yet.</summary>
    public long Unfinished =>
        this[OrchestrationStatus.Pending] + this[OrchestrationStatus.Running] + this[OrchestrationStatus.Suspended];

    public IReadOnlyDictionary<OrchestrationStatus, long> Snapshot() =>
        Enum.GetValues<OrchestrationStatus>().ToDictionary(status => status, status => this[status]);

    internal void Add(OrchestrationStatus status, long count = 1) => Interlocked.Add(ref counts[(int)status], count);

    internal void Remove(OrchestrationStatus status) => Interlocked.Decrement(ref counts[(int)status]);

    internal void Move(OrchestrationStatus from, OrchestrationStatus to)
    {
        if (from == to) return;
        Remove(from);
        Add(to);
    }
}
