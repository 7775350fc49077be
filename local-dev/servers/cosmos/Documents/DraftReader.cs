using System.Text.Json;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>One pass over a document's bytes: id, ttl, partition key, unique keys, and the system properties to leave out.</summary>
internal static class DraftReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <exception cref="CosmosRefusal">400 for what is not an acceptable document, 413 for one past 2 MB.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static DocumentDraft Read(ReadOnlyMemory<byte> body, ContainerDefinition definition)
    {
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        var paths = definition.TrackedPaths;
        var values = paths.Length == 0 ? [] : new string?[paths.Length];
        Array.Fill(values, PartitionKeyText.Undefined);
        string? id = null;
        int? timeToLive = null;
        List<Range>? reserved = null;
        var reader = new Utf8JsonReader(body.Span, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Invalid("The input content is invalid because it is not a JSON object.");
        var start = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameStart = (int)reader.TokenStartIndex;
            var isId = reader.ValueTextEquals("id"u8);
            var isTimeToLive = !isId && reader.ValueTextEquals("ttl"u8);
            var isReserved = !isId && !reader.ValueIsEscaped && SystemProperties.Reserved(reader.ValueSpan);
            var tracked = Tracked(ref reader, paths);
            reader.Read();
            if (isId) id = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Invalid("The input content is invalid because the required property 'id' is not a string.");
            else if (isTimeToLive) timeToLive = ReadTimeToLive(ref reader);
            if (tracked != 0) ReadTracked(reader, tracked, paths, values);
            reader.Skip();
            if (isReserved) (reserved ??= []).Add(nameStart..(int)reader.BytesConsumed);
        }
        var end = (int)reader.TokenStartIndex;
        while (reader.Read()) { }

        DocumentIds.Check(id);
        var members = reserved is null ? Trim(body[start..end]) : MemberText.Without(body[start..end], reserved, start);
        if (members.Length > DocumentDraft.LargestDocument) throw new CosmosRefusal(413, "Request size is too large");
        return new DocumentDraft
        {
            Id = id!,
            PartitionKey = definition.PartitionKeyOf(values),
            TimeToLive = timeToLive,
            Members = members,
            UniqueKeys = definition.UniqueKeysOf(values),
        };
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> members) => members.Trim(" \r\n\t"u8);

    // A bit for each path that begins with this property; more than 64 paths no container may have.
    private static ulong Tracked(ref Utf8JsonReader property, JsonPath[] paths)
    {
        var tracked = 0ul;
        for (var i = 0; i < paths.Length; i++)
        {
            if (paths[i].Begins(ref property)) tracked |= 1ul << i;
        }
        return tracked;
    }

    private static void ReadTracked(Utf8JsonReader value, ulong tracked, JsonPath[] paths, string?[] values)
    {
        for (var i = 0; i < paths.Length; i++)
        {
            if ((tracked & (1ul << i)) != 0) values[i] = paths[i].Read(value);
        }
    }

    private static int? ReadTimeToLive(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var seconds) && (seconds == -1 || seconds > 0)
            ? seconds
            : throw Invalid("The input ttl is invalid. Ensure to provide a nonzero positive integer less than or equal to 2147483647, or -1.");
    }

    private static CosmosRefusal Invalid(string message) => new(400, message);
}
