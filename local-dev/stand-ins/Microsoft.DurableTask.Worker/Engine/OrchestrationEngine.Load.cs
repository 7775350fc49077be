using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    private readonly List<(OrchestrationInstance Instance, UnfinishedInstance Loaded)> toResume = [];

    /// <summary>The input and history of an instance's present run, behind every change already made.</summary>
    public Task<(string? Input, List<HistoryTurn> Turns)> ReadRunAsync(long key) => Store.ReadAsync(connection =>
    {
        var row = connection.Prepare("SELECT input FROM dt_instance WHERE key = ?1").Bind(1, key);
        var input = row.Step() ? row.GetNullableString(0) : null;
        row.Reset();
        return (input, HistoryRows.Read(connection, key));
    });

    private async Task LoadAsync()
    {
        await Store.ExecuteAsync(DurableTables.Definition);
        var loaded = await Store.ReadAsync(UnfinishedRows.Read);
        (lastKey, lastSequence) = await Store.ReadAsync(UnfinishedRows.ReadLast);
        foreach (var (status, count) in await Store.ReadAsync(InstanceQueries.CountByStatus)) Counts.Add(status, count);
        lock (Gate)
        {
            foreach (var unfinished in loaded.Values)
            {
                var instance = new OrchestrationInstance(this, unfinished.Header, unfinished.Version);
                instance.Restore(unfinished);
                live.Add(instance.Id, instance);
                toResume.Add((instance, unfinished));
            }
        }
        _ = FailWhenStoppedAsync();
    }

    // No orchestration ends any more: whoever waits for one is told, instead of waiting for ever.
    private async Task FailWhenStoppedAsync()
    {
        var reason = await Store.Stopped;
        OrchestrationInstance[] unfinished;
        lock (Gate) unfinished = [.. live.Values];
        foreach (var instance in unfinished) instance.FailWaiters(reason);
    }

    private void Resume()
    {
        List<OrchestrationInstance> begun;
        lock (Gate)
        {
            isStarted = true;
            begun = begunBeforeStart;
            begunBeforeStart = [];
        }
        foreach (var (instance, loaded) in toResume) Resume(instance, loaded);
        toResume.Clear();
        foreach (var instance in begun) Begin(instance);
    }

    private void Resume(OrchestrationInstance instance, UnfinishedInstance loaded)
    {
        // It stays as it is, for a worker that takes its version: an activity run here would have nobody to keep its result.
        if (Environment.Rejects(instance.Version)) return;
        if (loaded.Turns == 0 && loaded.Generation == 1 && loaded.Status != OrchestrationRuntimeStatus.Running) Begin(instance);
        else if (loaded.Turns == 0) instance.Post(new OrchestrationEvent(EventKind.Started));
        if (loaded.Turns == 0)
        {
            foreach (var carried in loaded.Carried) instance.Post(carried);
        }
        // A drain has kept the results of activities that were running: those need not run again.
        foreach (var message in loaded.Inbox)
        {
            if (message.Generation == loaded.Generation && message.Kind is (EventKind.ActivityCompleted or EventKind.ActivityFailed))
            {
                loaded.Outstanding.Remove(message.TaskId);
            }
        }
        foreach (var action in loaded.Outstanding.Values) instance.Dispatch(action, loaded.Generation);
        foreach (var message in loaded.Inbox) instance.Post(message);
    }
}
