using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Everything one turn did, as one change: nothing it asked for happens before this is committed.</summary>
internal sealed class TurnChange(LiveInstance instance, int run, OrchestrationTurn turn) : StoreChange
{
    private bool[]? delivered;

    /// <summary>The run whose turn this was.</summary>
    public int Run => run;

    public OrchestrationTurn Turn => turn;

    public int TurnNumber { get; init; }

    /// <summary>The turn's events, encoded; null when the run ends by continuing as new.</summary>
    public byte[]? History { get; init; }

    public required InstanceUpdate Update { get; init; }

    public Continuation? Continuation { get; init; }

    /// <summary>The instance as it is once it has ended.</summary>
    public OrchestrationState? Ended { get; init; }

    public List<LiveInstance>? Children { get; set; }

    public List<(LiveInstance Receiver, InboxMessage Message)>? Messages { get; set; }

    public void Send(LiveInstance? receiver, InboxMessage message)
    {
        if (receiver is not null) (Messages ??= []).Add((receiver, message));
    }

    public override void Apply(StoreConnection connection)
    {
        if (History is not null) HistoryRows.Insert(connection, instance.Key, TurnNumber, History);
        foreach (var message in turn.Consumed)
        {
            if (message.Sequence > 0) InboxRows.Delete(connection, instance, message);
        }
        InstanceRows.Update(connection, instance.Key, Update);
        if (Continuation is not null)
        {
            HistoryRows.Delete(connection, instance.Key);
            InstanceRows.ContinueAsNew(connection, instance.Key, Continuation);
        }
        if (Update.IsFinished) EndInbox(connection);
        foreach (var child in Children ?? []) child.InsertAsChild(connection);
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

    private void StoreMessages(StoreConnection connection, List<(LiveInstance Receiver, InboxMessage Message)> messages)
    {
        delivered = new bool[messages.Count];
        for (var index = 0; index < messages.Count; index++)
        {
            delivered[index] = InboxRows.Insert(connection, messages[index].Receiver, messages[index].Message);
        }
    }
}
