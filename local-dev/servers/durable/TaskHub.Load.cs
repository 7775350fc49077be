using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHub
{
    /// <summary>The history of an instance's present run, behind every change already made.</summary>
    internal Task<List<HistoryEvent>> ReadRunAsync(long key) => Store.ReadAsync(connection => HistoryRows.Read(connection, key));

    private async Task LoadAsync()
    {
        await Store.ExecuteAsync(DurableTables.Definition);
        var loaded = await Store.ReadAsync(UnfinishedRows.Read);
        (lastKey, lastSequence) = await Store.ReadAsync(UnfinishedRows.ReadLast);
        foreach (var (status, count) in await Store.ReadAsync(InstanceQueries.CountByStatus)) Counts.Add(status, count);
        foreach (var stored in loaded.Values)
        {
            var instance = new LiveInstance(this, stored.Header, stored.Version);
            instance.Restore(stored);
            lock (Gate) live.Add(instance.Id, instance);
        }
        foreach (var stored in loaded.Values) Resume(live[stored.Header.Id], stored);
        _ = FailWhenStoppedAsync();
    }

    // No orchestration ends any more: whoever waits for one is told, instead of waiting for ever.
    private async Task FailWhenStoppedAsync()
    {
        var reason = await Store.Stopped;
        LiveInstance[] unfinished;
        lock (Gate) unfinished = [.. live.Values];
        foreach (var instance in unfinished) instance.FailWaiters(reason);
    }

    private static void Resume(LiveInstance instance, StoredInstance stored)
    {
        if (stored.Turns == 0) instance.Begin();
        // A drain has kept the results of activities that were running: those need not run again.
        foreach (var message in stored.Inbox)
        {
            if (message.Run == stored.Run && message.Event.EndedTask() is { } taskId) stored.Outstanding.Remove(taskId);
        }
        foreach (var asked in stored.Outstanding.Values) instance.Dispatch(asked, stored.Run);
        instance.Post([.. stored.Inbox]);
    }
}
