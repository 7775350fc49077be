using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>A message for one instance: acknowledged when it is safe, delivered right after.</summary>
internal sealed class MessageChange(LiveInstance receiver, InboxMessage message) : StoreChange
{
    private bool stored;

    public override void Apply(StoreConnection connection) => stored = InboxRows.Insert(connection, receiver, message);

    protected override void OnCommitted()
    {
        if (stored) receiver.Post(message);
    }
}
