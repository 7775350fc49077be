using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>In which statuses an existing instance gives way to a new one of its id.</summary>
internal readonly record struct ReplaceableStatuses(int Mask)
{
    /// <summary>
    /// What the request allows (all, without a policy), less what host.json forbids. Source: the table of the Durable
    /// extension's answers, StartInstance.
    /// </summary>
    public static ReplaceableStatuses Of(OrchestrationIdReusePolicy? policy, TaskHubOptions options)
    {
        var mask = 0;
        foreach (var status in policy?.ReplaceableStatus ?? Enum.GetValues<OrchestrationStatus>().AsEnumerable())
        {
            if (options.MayReplace(status)) mask |= 1 << (int)status;
        }
        return new ReplaceableStatuses(mask);
    }

    public bool Contains(OrchestrationStatus status) => (Mask >> (int)status & 1) == 1;
}
