using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

internal enum RewindOutcome
{
    Unknown,
    NotFailed,
    NothingToRunAgain,
    Rewound,
}

/// <summary>Takes the failures that ended an instance out of its history, and out of its failed sub-orchestrations'.</summary>
internal sealed class RewindChange(OrchestrationEngine engine, string id, string reason) : StoreChange
{
    private readonly List<UnfinishedInstance> revived = [];

    public RewindOutcome Outcome { get; private set; }

    public override void Apply(StoreConnection connection) => Outcome = Rewind(connection, id);

    protected override void OnCommitted()
    {
        foreach (var instance in revived)
        {
            engine.Counts.Move(OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Running);
            engine.Revive(instance);
        }
    }

    private RewindOutcome Rewind(StoreConnection connection, string instanceId)
    {
        if (InstanceRows.Find(connection, instanceId) is not { } found) return RewindOutcome.Unknown;
        if (found.Status != OrchestrationRuntimeStatus.Failed) return RewindOutcome.NotFailed;
        var turns = HistoryRows.Read(connection, found.Key);
        var failures = HistoryRewind.Failures(turns);
        if (failures.Count == 0) return RewindOutcome.NothingToRunAgain;
        foreach (var child in HistoryRewind.FailedChildren(turns, failures)) Rewind(connection, child);
        HistoryRows.Delete(connection, found.Key);
        var rewound = HistoryRewind.Without(turns, failures, reason);
        for (var turn = 0; turn < rewound.Count; turn++)
        {
            HistoryRows.Insert(connection, found.Key, turn, HistoryWriter.Encode(rewound[turn].StartedAt, [.. rewound[turn].Events], [.. rewound[turn].Actions]));
        }
        connection
            .Prepare("UPDATE dt_instance SET status = ?2, updated = ?3, output = NULL, failure = NULL, completed = NULL WHERE key = ?1")
            .Bind(1, found.Key)
            .Bind(2, (long)OrchestrationRuntimeStatus.Running)
            .Bind(3, engine.Clock.UtcNow.UtcTicks)
            .Execute();
        revived.Add(UnfinishedRows.ReadOne(connection, found.Key));
        return RewindOutcome.Rewound;
    }
}
