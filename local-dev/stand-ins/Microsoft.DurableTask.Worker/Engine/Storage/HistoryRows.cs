using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Reads and writes history rows, on the writer thread.</summary>
internal static class HistoryRows
{
    public static void Insert(StoreConnection connection, long instance, int turn, byte[] content) => connection
        .Prepare("INSERT INTO dt_history (instance, turn, content) VALUES (?1, ?2, ?3)")
        .Bind(1, instance)
        .Bind(2, turn)
        .Bind(3, content.AsSpan())
        .Execute();

    public static void Delete(StoreConnection connection, long instance) =>
        connection.Prepare("DELETE FROM dt_history WHERE instance = ?1").Bind(1, instance).Execute();

    public static List<HistoryTurn> Read(StoreConnection connection, long instance)
    {
        var turns = new List<HistoryTurn>();
        var rows = connection.Prepare("SELECT content FROM dt_history WHERE instance = ?1 ORDER BY turn").Bind(1, instance);
        while (rows.Step()) turns.Add(HistoryReader.DecodeTurn(rows.GetBytes(0)));
        rows.Reset();
        return turns;
    }
}
