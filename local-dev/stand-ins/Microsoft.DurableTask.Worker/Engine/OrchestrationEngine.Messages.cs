using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    /// <summary>The unfinished instance of this id.</summary>
    public OrchestrationInstance? Find(string id)
    {
        lock (Gate) return live.GetValueOrDefault(id);
    }

    /// <summary>The instance an event goes to. As on the real platform, nobody is told when there is none.</summary>
    public OrchestrationInstance? FindReceiver(string id, string eventName)
    {
        var found = Find(id);
        if (found is null) Logger.LogWarning("Event '{Event}' for '{Instance}' is dropped: no such orchestration is running", eventName, id);
        return found;
    }

    /// <summary>The very instance that started a sub-orchestration, not one that has taken its id since.</summary>
    public OrchestrationInstance? FindParent(ParentLink parent) => Find(parent.Id) is { } found && found.Key == parent.Key ? found : null;

    /// <summary>Completes when the message is safe in the receiver's inbox.</summary>
    public Task SendAsync(OrchestrationInstance receiver, OrchestrationEvent message) => Store.WriteAsync(new MessageChange(receiver, message));

    public async Task RaiseAsync(string id, string name, string? payload)
    {
        await OpenAsync();
        if (FindReceiver(id, name) is { } receiver) await SendAsync(receiver, new OrchestrationEvent(EventKind.Raised, name: name, payload: payload));
    }

    /// <exception cref="ArgumentException">There is no instance of this id.</exception>
    public async Task SteerAsync(string id, OrchestrationEvent message)
    {
        await OpenAsync();
        if (Find(id) is { } receiver) await SendAsync(receiver, message);
        else if (await GetInstanceAsync(id, false) is null) throw Unknown(id);
    }

    /// <summary>It has ended, or lost its id.</summary>
    public void Remove(OrchestrationInstance instance)
    {
        lock (Gate)
        {
            if (live.TryGetValue(instance.Id, out var current) && ReferenceEquals(current, instance)) live.Remove(instance.Id);
        }
    }

    private static ArgumentException Unknown(string id) => new($"An orchestration with the instanceId {id} was not found.");
}
