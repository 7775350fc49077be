namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// Request units by the figures of "Request Units in Azure Cosmos DB": a point read of 1 KB costs 1 and of 100 KB 10, a
/// write of 1 KB about 5 and of 100 KB 50; between them the charge grows with the root of the size. An estimate, not a bill.
/// </summary>
internal static class RequestCharges
{
    public static double Read(int bytes) => Scale(bytes);

    public static double Write(int bytes) => 5 * Scale(bytes);

    /// <summary>A query's fixed share, what it looked at and what it returned.</summary>
    public static double Query(int documentsRead, int bytesReturned) => Math.Round(2.3 + documentsRead * 0.03 + bytesReturned / 40_000d, 2);

    private static double Scale(int bytes) => bytes <= 1024 ? 1 : Math.Round(Math.Sqrt(bytes / 1024d), 2);
}
