using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    /// <summary>Starts the same orchestrator with the same input, version and tags, under the same id or a new one.</summary>
    /// <exception cref="ArgumentException">There is no instance of this id.</exception>
    /// <exception cref="InvalidOperationException">It has not ended, and its own id was asked for.</exception>
    public async Task<string> RestartInstanceAsync(string id, bool withNewId)
    {
        var existing = await GetInstanceAsync(id, true) ?? throw Unknown(id);
        if (!withNewId && !existing.RuntimeStatus.IsFinished())
        {
            throw new InvalidOperationException(
                $"An orchestration with the instanceId {id} cannot be restarted under its own id: it has not ended, but is {existing.RuntimeStatus}.");
        }
        var version = await Store.ReadAsync(connection =>
        {
            var row = connection.Prepare("SELECT version FROM dt_instance WHERE id = ?1").Bind(1, id);
            var found = row.Step() ? row.GetString(0) : string.Empty;
            row.Reset();
            return found;
        });
        var options = new StartOrchestrationOptions(withNewId ? null : id) { Tags = existing.Tags };
        return await StartInstanceAsync(existing.Name, existing.SerializedInput, options, version);
    }

    /// <summary>
    /// Forgets the failures that ended a failed instance and runs their activities and sub-orchestrations again. A failure
    /// the code went on from (a caught one, a retried one) stays: the history after it depends on it. Source: "Manage
    /// instances in Durable Functions", rewind.
    /// </summary>
    /// <exception cref="ArgumentException">There is no instance of this id.</exception>
    /// <exception cref="InvalidOperationException">It has not failed, or not because of a task.</exception>
    public async Task RewindAsync(string id, string reason)
    {
        await OpenAsync();
        var change = new RewindChange(this, id, reason);
        _ = Store.WriteAsync(change);
        await change.Committed;
        switch (change.Outcome)
        {
            case RewindOutcome.Unknown:
                throw Unknown(id);
            case RewindOutcome.NotFailed:
                throw new InvalidOperationException($"The orchestration {id} cannot be rewound: it has not failed.");
            case RewindOutcome.NothingToRunAgain:
                throw new InvalidOperationException(
                    $"The orchestration {id} cannot be rewound: no failed activity or sub-orchestration ended it, so that running one again would change nothing.");
        }
    }

    /// <summary>On the writer thread: a rewound instance is unfinished again.</summary>
    public void Revive(UnfinishedInstance stored)
    {
        var instance = new OrchestrationInstance(this, stored.Header, stored.Version);
        instance.Restore(stored);
        lock (Gate)
        {
            // Somebody has started the id anew meanwhile; that start replaces this instance in the store as well.
            if (!live.TryAdd(instance.Id, instance)) return;
        }
        Resume(instance, stored);
    }
}
