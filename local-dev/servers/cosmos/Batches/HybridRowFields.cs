using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Batches;

/// <summary>The fields of a BatchOperation row, and those of a BatchResult row.</summary>
internal static class HybridRowFields
{
    public static Result Read(ref RowReader reader, BatchOperation operation)
    {
        Result result;
        string? text;
        switch (reader.Path.ToString())
        {
            case "operationType":
                result = reader.ReadInt32(out var type);
                operation.Kind = Kind(type);
                return result;
            case "partitionKey":
                result = reader.ReadString(out text);
                operation.PartitionKey = text;
                return result;
            case "id":
                result = reader.ReadString(out text);
                operation.Id = text;
                return result;
            case "resourceBody":
                result = reader.ReadBinary(out byte[] body);
                operation.Body = body;
                return result;
            case "ifMatch":
                result = reader.ReadString(out text);
                operation.IfMatch = text;
                return result;
            case "ifNoneMatch":
                result = reader.ReadString(out text);
                operation.IfNoneMatch = text;
                return result;
            case "minimalReturnPreference":
                result = reader.ReadBool(out var minimal);
                operation.Minimal = minimal;
                return result;
            default:
                return Result.Success;
        }
    }

    public static Result Write(ref RowWriter writer, TypeArgument type, (WriteOutcome Outcome, bool Minimal) context)
    {
        var (outcome, minimal) = context;
        var result = writer.WriteInt32("statusCode", outcome.Status);
        if (result == Result.Success && outcome.SubStatus != 0) result = writer.WriteInt32("subStatusCode", outcome.SubStatus);
        if (result == Result.Success && outcome.Document is { } document)
        {
            result = writer.WriteString("eTag", document.ETag);
            if (result == Result.Success && !minimal) result = writer.WriteBinary("resourceBody", document.Body);
        }
        return result == Result.Success ? writer.WriteFloat64("requestCharge", outcome.Charge) : result;
    }

    // The SDK's OperationType.
    private static WriteKind Kind(int operationType) => operationType switch
    {
        0 => WriteKind.Create,
        1 => WriteKind.Patch,
        2 => WriteKind.Read,
        4 => WriteKind.Delete,
        5 => WriteKind.Replace,
        20 => WriteKind.Upsert,
        _ => throw new CosmosRefusal(400, $"Batch operation type {operationType} is not supported."),
    };
}
