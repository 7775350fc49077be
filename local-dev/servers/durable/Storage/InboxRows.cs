using Google.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Writes inbox rows, on the writer thread.</summary>
internal static class InboxRows
{
    /// <summary>False when the instance has ended in the store meanwhile: the message then has no receiver.</summary>
    public static bool Insert(StoreConnection connection, LiveInstance instance, InboxMessage message)
    {
        if (instance.EndedInStore) return false;
        message.Sequence = instance.Hub.NextSequence();
        instance.StoredMessages++;
        connection
            .Prepare("INSERT INTO dt_inbox (instance, sequence, run, event) VALUES (?1, ?2, ?3, ?4)")
            .Bind(1, instance.Key)
            .Bind(2, message.Sequence)
            .Bind(3, (long)message.Run)
            .Bind(4, message.Event.ToByteArray().AsSpan())
            .Execute();
        return true;
    }

    public static void Delete(StoreConnection connection, LiveInstance instance, InboxMessage message)
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
