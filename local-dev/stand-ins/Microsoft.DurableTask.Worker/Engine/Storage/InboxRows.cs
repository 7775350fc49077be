using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Writes inbox rows, on the writer thread.</summary>
internal static class InboxRows
{
    /// <summary>False when the instance has ended in the store meanwhile: the message then has no receiver.</summary>
    public static bool Insert(StoreConnection connection, OrchestrationInstance instance, OrchestrationEvent message)
    {
        if (instance.EndedInStore) return false;
        message.Sequence = instance.Engine.NextSequence();
        instance.StoredMessages++;
        connection
            .Prepare("INSERT INTO dt_inbox (instance, sequence, content) VALUES (?1, ?2, ?3)")
            .Bind(1, instance.Key)
            .Bind(2, message.Sequence)
            .Bind(3, HistoryWriter.Encode(message).AsSpan())
            .Execute();
        return true;
    }

    public static void Delete(StoreConnection connection, OrchestrationInstance instance, OrchestrationEvent message)
    {
        instance.StoredMessages--;
        connection
            .Prepare("DELETE FROM dt_inbox WHERE instance = ?1 AND sequence = ?2")
            .Bind(1, instance.Key)
            .Bind(2, message.Sequence)
            .Execute();
    }

    public static void DeleteAll(StoreConnection connection, long instance) =>
        connection.Prepare("DELETE FROM dt_inbox WHERE instance = ?1").Bind(1, instance).Execute();
}
