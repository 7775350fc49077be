using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHub
{
    /// <summary>Starts an orchestration; its id once it is safe, or the status of the instance that stands in its way.</summary>
    internal async Task<StartResult> StartInstanceAsync(CreateInstanceRequest request)
    {
        var now = Clock.UtcNow;
        var header = new InstanceHeader(NextKey(), request.InstanceId is { Length: > 0 } given ? given : NewId(), request.Name, now)
        {
            IdIsGiven = request.InstanceId is { Length: > 0 },
            StartAt = request.ScheduledStartTimestamp?.ToDateTimeOffset(),
            Tags = request.Tags.Count > 0 ? request.Tags : null,
        };
        var started = new ExecutionStartedEvent
        {
            Name = request.Name,
            Version = request.Version ?? Options.DefaultVersion,
            Input = request.Input,
            OrchestrationInstance = new OrchestrationInstance { InstanceId = header.Id, ExecutionId = request.ExecutionId ?? NewId() },
            ScheduledStartTimestamp = request.ScheduledStartTimestamp,
            ParentTraceContext = request.ParentTraceContext,
            Tags = { request.Tags },
        };
        var instance = NewInstance(header, started);
        var replaceable = ReplaceableStatuses.Of(request.OrchestrationIdReusePolicy, Options);
        StartChange change;
        lock (Gate)
        {
            if (Blocks(header.Id, replaceable) is { } blocking) return new StartResult(header.Id, blocking);
            change = new StartChange(instance, Replace(instance), replaceable);
            Store.WriteAsync(change);
        }
        await change.Committed;
        return new StartResult(header.Id, change.RefusedBy);
    }

    /// <summary>The store refused the start.</summary>
    internal void Abandon(LiveInstance instance)
    {
        instance.Close();
        Remove(instance);
        Counts.Remove(OrchestrationStatus.Pending);
    }

    /// <summary>Takes the id for a sub-orchestration; null while an unfinished instance has it. Under <see cref="Gate"/>.</summary>
    internal LiveInstance? ReserveChild(LiveInstance parent, int taskId, CreateSubOrchestrationAction call)
    {
        if (live.TryGetValue(call.InstanceId, out var existing) && !existing.Status.IsFinished()) return null;
        var header = new InstanceHeader(NextKey(), call.InstanceId, call.Name, Clock.UtcNow)
        {
            IdIsGiven = true,
            Parent = new ParentLink(parent.Key, parent.Id, taskId, parent.Run),
            Tags = call.Tags.Count > 0 ? call.Tags : null,
        };
        var child = NewInstance(header, new ExecutionStartedEvent
        {
            Name = call.Name,
            Version = call.Version ?? Options.DefaultVersion,
            Input = call.Input,
            OrchestrationInstance = new OrchestrationInstance { InstanceId = header.Id, ExecutionId = NewId() },
            ParentInstance = new ParentInstanceInfo
            {
                TaskScheduledId = taskId,
                Name = parent.Header.Name,
                Version = parent.Version,
                OrchestrationInstance = new OrchestrationInstance { InstanceId = parent.Id, ExecutionId = parent.ExecutionId },
            },
            ParentTraceContext = call.ParentTraceContext,
            Tags = { call.Tags },
        });
        live[header.Id] = child;
        Counts.Add(OrchestrationStatus.Pending);
        return child;
    }

    private LiveInstance NewInstance(InstanceHeader header, ExecutionStartedEvent started) =>
        new LiveInstance(this, header, started.Version)
            .BeginsWith(new HistoryChunk { Events = { HistoryEvents.Started(header.CreatedAt.ToTimestamp(), started) } });

    // Under Gate.
    private OrchestrationStatus? Blocks(string id, ReplaceableStatuses replaceable) =>
        live.TryGetValue(id, out var existing) && !existing.Status.IsFinished() && !replaceable.Contains(existing.Status) ? existing.Status : null;

    // Under Gate.
    private LiveInstance? Replace(LiveInstance instance)
    {
        LiveInstance? replaced = null;
        if (live.TryGetValue(instance.Id, out var existing) && !existing.Status.IsFinished())
        {
            replaced = existing;
            instance.Adopt(existing.Close());
            Counts.Remove(existing.Status);
        }
        live[instance.Id] = instance;
        Counts.Add(OrchestrationStatus.Pending);
        return replaced;
    }
}

/// <param name="InstanceId">The id asked for, or made.</param>
/// <param name="BlockedBy">The status of the existing instance that forbade the start; null when it started.</param>
internal readonly record struct StartResult(string InstanceId, OrchestrationStatus? BlockedBy);
