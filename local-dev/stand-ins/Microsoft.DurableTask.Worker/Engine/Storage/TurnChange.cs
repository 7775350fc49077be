using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Everything one turn did, as one change: nothing it asked for happens before this is committed.</summary>
internal sealed class TurnChange(OrchestrationInstance instance, int generation, List<OrchestrationAction> actions) : StoreChange
{
    private bool[]? delivered;

    public int Generation => generation;

    public List<OrchestrationAction> Actions => actions;

    public int TurnNumber { get; init; }

    /// <summary>The encoded turn; null when nothing happened worth keeping.</summary>
    public byte[]? History { get; init; }

    public required IReadOnlyList<OrchestrationEvent> Consumed { get; init; }

    public InstanceUpdate? Update { get; init; }

    public Continuation? Continuation { get; init; }

    public List<StartedChild>? Children { get; set; }

    public List<(OrchestrationInstance Receiver, OrchestrationEvent Message)>? Messages { get; set; }

    public override void Apply(StoreConnection connection)
    {
        if (Continuation is not null)
        {
            HistoryRows.Delete(connection, instance.Key);
            InstanceRows.ContinueAsNew(connection, instance.Key, Continuation);
        }
        else if (History is not null)
        {
            HistoryRows.Insert(connection, instance.Key, TurnNumber, History);
        }
        foreach (var message in Consumed)
        {
            if (message.Sequence > 0) InboxRows.Delete(connection, instance, message);
        }
        if (Update is not null)
        {
            InstanceRows.Update(connection, instance.Key, Update);
            if (Update.IsFinished) EndInbox(connection);
        }
        if (Children is not null)
        {
            foreach (var child in Children) child.Insert(connection);
        }
        if (Messages is not null) StoreMessages(connection, Messages);
    }

    protected override void OnCommitted()
    {
        instance.AfterCommit(this);
        if (Messages is null) return;
        for (var index = 0; index < Messages.Count; index++)
        {
            if (delivered![index]) Messages[index].Receiver.Post(Messages[index].Message);
        }
    }

    private void EndInbox(StoreConnection connection)
    {
        instance.EndedInStore = true;
        if (instance.StoredMessages > 0) InboxRows.DeleteAll(connection, instance.Key);
        instance.StoredMessages = 0;
    }

    private void StoreMessages(StoreConnection connection, List<(OrchestrationInstance Receiver, OrchestrationEvent Message)> messages)
    {
        delivered = new bool[messages.Count];
        for (var index = 0; index < messages.Count; index++)
        {
            delivered[index] = InboxRows.Insert(connection, messages[index].Receiver, messages[index].Message);
        }
    }
}

/// <summary>A sub-orchestration its parent's turn started.</summary>
internal sealed record StartedChild(OrchestrationInstance Instance, string? Input)
{
    public void Insert(StoreConnection connection)
    {
        if (InstanceRows.DeleteById(connection, Instance.Id) is { } removed) Instance.Engine.Counts.Remove(removed);
        InstanceRows.Insert(connection, Instance.Header, Instance.Version, Input);
    }
}
