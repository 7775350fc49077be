using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Reads and writes history rows, on the writer thread.</summary>
internal static class HistoryRows
{
    public static void Insert(StoreConnection connection, long instance, int turn, byte[] events) => connection
        .Prepare("INSERT INTO dt_history (instance, turn, events) VALUES (?1, ?2, ?3)")
        .Bind(1, instance)
        .Bind(2, turn)
        .Bind(3, events.AsSpan())
        .Execute();

    public static void Delete(StoreConnection connection, long instance) =>
        connection.Prepare("DELETE FROM dt_history WHERE instance = ?1").Bind(1, instance).Execute();

    public static List<HistoryEvent> Read(StoreConnection connection, long instance)
    {
        var events = new List<HistoryEvent>();
        var rows = connection.Prepare("SELECT events FROM dt_history WHERE instance = ?1 ORDER BY turn").Bind(1, instance);
        while (rows.Step()) events.AddRange(HistoryChunk.Parser.ParseFrom(rows.GetBytes(0)).Events);
        rows.Reset();
        return events;
    }
}
