using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Query;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>A partial document update: up to ten operations, applied in order, and the condition under which they are
/// ("Partial document update in Azure Cosmos DB").</summary>
internal sealed class PatchRequest
{
    private const int MostOperations = 10;
    private readonly List<PatchOperation> operations;
    private readonly SqlQuery? condition;

    private PatchRequest(List<PatchOperation> operations, SqlQuery? condition)
    {
        this.operations = operations;
        this.condition = condition;
    }

    /// <exception cref="CosmosRefusal">400.</exception>
    public static PatchRequest Read(ReadOnlyMemory<byte> body)
    {
        var json = JsonNode.Parse(body.Span);
        // The JavaScript SDK sends operations without a condition as a bare array.
        if ((json as JsonArray ?? (json as JsonObject)?["operations"]) is not JsonArray array) throw new CosmosRefusal(400, "A patch has operations.");
        if (array.Count is 0 or > MostOperations) throw new CosmosRefusal(400, $"A patch has between one and {MostOperations} operations.");
        var operations = array.Select(operation => PatchOperation.Read(operation as JsonObject)).ToList();
        var condition = (json as JsonObject)?["condition"]?.GetValue<string>();
        return new PatchRequest(operations, condition is null ? null : SqlQuery.Parse($"SELECT * {condition}"));
    }

    public bool ConditionHolds(byte[] document, DateTimeOffset now) => condition is null || QueryRun.Matches(condition, document, now);

    /// <exception cref="CosmosRefusal">400: a path leads nowhere, or to the wrong type.</exception>
    public byte[] Apply(byte[] document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        foreach (var operation in operations) operation.Apply(root);
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }
}
