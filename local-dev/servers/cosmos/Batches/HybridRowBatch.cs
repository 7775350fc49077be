using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;
using Result = Microsoft.Azure.Cosmos.Serialization.HybridRow.Result;

namespace Serverless.LocalDev.Cosmos.Batches;

/// <summary>The batch encoding of the .NET SDK: HybridRow records in a RecordIO stream, by the schemas the SDK carries.</summary>
internal static class HybridRowBatch
{
    // Schema ids and property paths are those of the resource below.
    private const int ResultSchema = 2145473649;
    private static readonly LayoutResolverNamespace Layouts = LoadLayouts();
    private static readonly Layout ResultLayout = Layouts.Resolve(new SchemaId(ResultSchema));

    public static async Task<List<BatchOperation>> ReadAsync(ReadOnlyMemory<byte> body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body.ToArray(), writable: false);
        var result = await stream.ReadRecordIOAsync(
            (ReadOnlyMemory<byte> record) => ReadOperation(record, operations),
            null,
            new MemorySpanResizer<byte>(Math.Max(body.Length, 64)));
        return result == Result.Success ? operations : throw new CosmosRefusal(400, $"The batch is not readable as HybridRow: {result}.");
    }

    public static async Task<ReadOnlyMemory<byte>> WriteAsync(List<BatchOperation> operations, WriteOutcome[] outcomes)
    {
        var largest = outcomes.Max(outcome => outcome.Document?.Body.Length ?? 0) + 1024;
        var row = new MemorySpanResizer<byte>(largest);
        using var stream = new MemoryStream(largest);
        var result = await stream.WriteRecordIOAsync(
            new Segment("Batch response", new Namespace()),
            (long index, out ReadOnlyMemory<byte> record) =>
            {
                record = default;
                return index >= outcomes.Length ? Result.Success : WriteOutcome(outcomes[index], operations[(int)index].Minimal, row, out record);
            },
            new MemorySpanResizer<byte>(largest));
        return result == Result.Success ? stream.ToArray() : throw new InvalidOperationException($"A batch response could not be written: {result}.");
    }

    private static Result ReadOperation(ReadOnlyMemory<byte> record, List<BatchOperation> operations)
    {
        var row = new RowBuffer(record.Length);
        if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Layouts)) return Result.Failure;
        var reader = new RowReader(ref row);
        var operation = new BatchOperation { Kind = WriteKind.Read };
        while (reader.Read())
        {
            var result = HybridRowFields.Read(ref reader, operation);
            if (result != Result.Success) return result;
        }
        operations.Add(operation);
        return Result.Success;
    }

    private static Result WriteOutcome(WriteOutcome outcome, bool minimal, MemorySpanResizer<byte> resizer, out ReadOnlyMemory<byte> record)
    {
        var row = new RowBuffer(resizer.Memory.Length, resizer);
        row.InitLayout(HybridRowVersion.V1, ResultLayout, Layouts);
        var result = RowWriter.WriteBuffer(ref row, (outcome, minimal), HybridRowFields.Write);
        record = result == Result.Success ? resizer.Memory[..row.Length] : default;
        return result;
    }

    private static LayoutResolverNamespace LoadLayouts()
    {
        const string resource = "Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json";
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The Cosmos SDK has no {resource}: this endpoint does not know how its version writes batches.");
        using var text = new StreamReader(stream);
        return new LayoutResolverNamespace(Namespace.Parse(text.ReadToEnd()), SystemSchema.LayoutResolver);
    }
}
