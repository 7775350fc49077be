using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

/// <summary>Instances by status, kept without asking the store.</summary>
internal sealed class OrchestrationCounts
{
    private readonly long[] counts = new long[Enum.GetValues<OrchestrationRuntimeStatus>().Length];

    public long this[OrchestrationRuntimeStatus status] => Interlocked.Read(ref counts[(int)status]);

    /// <summary>Not ended yet.</summary>
    public long Unfinished =>
        this[OrchestrationRuntimeStatus.Pending] + this[OrchestrationRuntimeStatus.Running] + this[OrchestrationRuntimeStatus.Suspended];

    public IReadOnlyDictionary<OrchestrationRuntimeStatus, long> Snapshot() =>
        Enum.GetValues<OrchestrationRuntimeStatus>().ToDictionary(status => status, status => this[status]);

    public void Add(OrchestrationRuntimeStatus status, long count = 1) => Interlocked.Add(ref counts[(int)status], count);

    public void Remove(OrchestrationRuntimeStatus status) => Interlocked.Decrement(ref counts[(int)status]);

    public void Move(OrchestrationRuntimeStatus from, OrchestrationRuntimeStatus to)
    {
        if (from == to) return;
        Remove(from);
        Add(to);
    }
}
