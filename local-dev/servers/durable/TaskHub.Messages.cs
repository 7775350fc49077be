using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHub
{
    /// <summary>The unfinished instance of this id.</summary>
    internal LiveInstance? Find(string id)
    {
        lock (Gate) return live.GetValueOrDefault(id);
    }

    /// <summary>The instance an event goes to. As on the real platform, no orchestrator is told when there is none.</summary>
    internal LiveInstance? FindReceiver(string id, string eventName)
    {
        var found = Find(id);
        if (found is null) Logger.LogWarning("Event '{Event}' for '{Instance}' is dropped: no such orchestration is running", eventName, id);
        return found;
    }

    /// <summary>The very instance that started a sub-orchestration, not one that has taken its id since.</summary>
    internal LiveInstance? FindParent(ParentLink parent) => Find(parent.Id) is { } found && found.Key == parent.Key ? found : null;

    /// <summary>Completes when the message is safe in the receiver's inbox.</summary>
    internal Task SendAsync(LiveInstance receiver, InboxMessage message) => Store.WriteAsync(new MessageChange(receiver, message));

    /// <summary>Sends a message to an instance whose status fits it.</summary>
    internal async Task<SteerResult> SteerAsync(string id, HistoryEvent message, Func<OrchestrationStatus, bool> fits)
    {
        if (Find(id) is not { } receiver) return new SteerResult(await StatusAsync(id), false);
        var status = receiver.Status;
        if (!fits(status)) return new SteerResult(status, false);
        await SendAsync(receiver, new InboxMessage(message));
        return new SteerResult(status, true);
    }

    /// <summary>The status of an instance, behind every change already made; null when there is no such instance.</summary>
    internal async Task<OrchestrationStatus?> StatusAsync(string id) =>
        Find(id) is { } running ? running.Status : (await Store.ReadAsync(connection => InstanceRows.Find(connection, id)))?.Status;

    /// <summary>It has ended, or lost its id.</summary>
    internal void Remove(LiveInstance instance)
    {
        lock (Gate)
        {
            if (live.TryGetValue(instance.Id, out var current) && ReferenceEquals(current, instance)) live.Remove(instance.Id);
        }
    }
}

/// <param name="Status">The instance's status; null when there is no such instance.</param>
/// <param name="IsSent">Whether the message is in its inbox.</param>
internal readonly record struct SteerResult(OrchestrationStatus? Status, bool IsSent);
