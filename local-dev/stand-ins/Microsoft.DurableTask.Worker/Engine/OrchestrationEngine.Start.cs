using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    private static readonly HashSet<OrchestrationRuntimeStatus> NoStatuses = [];

    /// <summary>
    /// Starts an orchestration; gives its id once it is safe. An unfinished instance of the same id is silently replaced
    /// unless its status is among the dedupe statuses.
    /// </summary>
    /// <exception cref="InvalidOperationException">The id belongs to an instance in one of the dedupe statuses.</exception>
    public async Task<string> StartInstanceAsync(string name, string? input, StartOrchestrationOptions? options, string version)
    {
        await OpenAsync();
        var dedupe = DedupeStatuses(options);
        using var span = DurableTracing.StartOrchestration(name, options?.InstanceId ?? "");
        var header = new InstanceHeader(NextKey(), options?.InstanceId ?? NewInstanceId(), name, Clock.UtcNow)
        {
            IdIsGiven = options?.InstanceId is not null,
            StartAt = options?.StartAt?.ToUniversalTime(),
            Tags = options?.Tags is { Count: > 0 } tags ? tags : null,
            TraceParent = (span ?? Activity.Current)?.Id,
        };
        var instance = new OrchestrationInstance(this, header, version);
        instance.KeepFirstInput(input);
        StartChange change;
        lock (Gate)
        {
            var replaced = Replace(instance, dedupe);
            change = new StartChange(instance, input, replaced, dedupe);
            Store.WriteAsync(change);
        }
        await change.Committed;
        return change.RefusedBy is { } status ? throw AlreadyExists(header.Id, status) : header.Id;
    }

    /// <summary>On the writer thread: the instance is in the store, its first turn may come.</summary>
    public void Begin(OrchestrationInstance instance)
    {
        if (!isStarted && KeepUntilStart(instance)) return;
        if (instance.Header.StartAt is { } startAt && startAt > Clock.UtcNow)
        {
            Timers.Add(new DurableTimer(instance, instance.Generation, DurableTimer.StartOfInstance, startAt.UtcTicks));
        }
        else if (Environment.Rejects(instance.Version))
        {
            Logger.LogWarning("Orchestration '{Instance}' stays pending: this worker does not take version '{Version}'", instance.Id, instance.Version);
        }
        else
        {
            instance.Post(new OrchestrationEvent(EventKind.Started));
        }
    }

    private bool KeepUntilStart(OrchestrationInstance instance)
    {
        lock (Gate)
        {
            if (isStarted) return false;
            begunBeforeStart.Add(instance);
            return true;
        }
    }

    /// <summary>The store refused the start.</summary>
    public void Abandon(OrchestrationInstance instance)
    {
        instance.Close();
        Remove(instance);
        Counts.Remove(OrchestrationRuntimeStatus.Pending);
    }

    /// <summary>Takes the id for a sub-orchestration; null while an unfinished instance has it. Under <see cref="Gate"/>.</summary>
    public OrchestrationInstance? ReserveChild(OrchestrationInstance parent, OrchestrationAction call, DateTime at)
    {
        if (live.TryGetValue(call.InstanceId!, out var existing) && !existing.Status.IsFinished()) return null;
        var header = new InstanceHeader(NextKey(), call.InstanceId!, call.Name!, new DateTimeOffset(at, TimeSpan.Zero))
        {
            IdIsGiven = true,
            Parent = new ParentLink(parent.Key, parent.Id, parent.Header.Name, call.TaskId, parent.Generation),
            Tags = call.Tags,
            TraceParent = parent.Header.TraceParent,
        };
        var child = new OrchestrationInstance(this, header, call.Version ?? string.Empty);
        child.KeepFirstInput(call.Payload);
        live[header.Id] = child;
        Counts.Add(OrchestrationRuntimeStatus.Pending);
        return child;
    }

    // Under Gate.
    private OrchestrationInstance? Replace(OrchestrationInstance instance, HashSet<OrchestrationRuntimeStatus> dedupe)
    {
        OrchestrationInstance? replaced = null;
        if (live.TryGetValue(instance.Id, out var existing) && !existing.Status.IsFinished())
        {
            if (dedupe.Contains(existing.Status)) throw AlreadyExists(instance.Id, existing.Status);
            replaced = existing;
            instance.Adopt(existing.Close());
            Counts.Remove(existing.Status);
        }
        live[instance.Id] = instance;
        Counts.Add(OrchestrationRuntimeStatus.Pending);
        return replaced;
    }

    private static InvalidOperationException AlreadyExists(string id, OrchestrationRuntimeStatus status) =>
        new($"An orchestration instance with id '{id}' already exists, and its status '{status}' is among the dedupe statuses.");

    private static HashSet<OrchestrationRuntimeStatus> DedupeStatuses(StartOrchestrationOptions? options) =>
        options?.DedupeStatuses is not { Count: > 0 } names
            ? NoStatuses
            : [.. names.Select(name => Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status)
                ? status
                : throw new ArgumentException($"'{name}' is not a valid dedupe status.", nameof(options)))];
}
