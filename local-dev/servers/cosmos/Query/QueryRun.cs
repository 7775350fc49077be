using System.Buffers;
using System.Text.Json;

namespace Serverless.LocalDev.Cosmos.Query;

/// <param name="Body">The answer: _rid, the rows under the feed's name, and their count.</param>
internal sealed record QueryPage(ReadOnlyMemory<byte> Body, int Count, string? Continuation, int DocumentsRead);

/// <summary>One execution of a query, for one page of its results.</summary>
internal sealed class QueryRun(QueryRequest request, DateTimeOffset now)
{
    /// <summary>A page ends when it is past this size, as the platform's do at 4 MB.</summary>
    private const int LargestPage = 4 * 1024 * 1024;

    private readonly SelectQuery select = request.Query.Select;
    private readonly List<JsonDocument> open = [];
    private (long Number, byte[] Body) document;
    private int documentsRead;

    /// <summary>True if the document is one the query's FROM and WHERE let through.</summary>
    public static bool Matches(SqlQuery query, byte[] document, DateTimeOffset now)
    {
        var run = new QueryRun(new QueryRequest(query, new Dictionary<string, QueryValue>()), now);
        return run.Rows(new BodiesSource([document]), 0).Any();
    }

    public QueryPage Read(IDocumentSource source, QueryContinuation? continuation, int limit, string rid, string feed)
    {
        var begin = continuation ?? default;
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, ValueText.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("_rid", rid);
        writer.WriteStartArray(feed);
        var count = 0;
        string? next = null;
        using (var rows = Rows(source, begin.Number).Skip(begin.Skip).GetEnumerator())
        {
            var ofDocument = begin.Skip;
            var last = -1L;
            while (rows.MoveNext())
            {
                if (document.Number != last && last >= 0) ofDocument = 0;
                last = document.Number;
                if (count == limit || writer.BytesCommitted + writer.BytesPending > LargestPage)
                {
                    next = (select.IsStreaming ? new QueryContinuation(document.Number, ofDocument) : new QueryContinuation(0, begin.Skip + count)).ToString();
                    break;
                }
                WriteRow(writer, rows.Current);
                ofDocument++;
                count++;
            }
        }
        writer.WriteEndArray();
        writer.WriteNumber("_count", count);
        writer.WriteEndObject();
        writer.Flush();
        foreach (var parsed in open) parsed.Dispose();
        return new QueryPage(buffer.WrittenMemory, count, next, documentsRead);
    }

    private void WriteRow(Utf8JsonWriter writer, QueryValue row)
    {
        // SELECT *: the document as it is stored, not written anew.
        if (select.IsStreaming && select.Projection is Variable { Slot: ParserState.RootSlot }) writer.WriteRawValue(document.Body, skipInputValidation: true);
        else ValueText.Write(writer, row);
    }

    private IEnumerable<QueryValue> Rows(IDocumentSource source, long from)
    {
        var scope = new QueryScope(request.Query.Slots, request.Query.Aggregates, request.Parameters, now) { Documents = Documents(source, from) };
        return select.Rows(scope);
    }

    private IEnumerable<QueryValue> Documents(IDocumentSource source, long from)
    {
        var filter = TextFilter.Of(select, request.Parameters);
        foreach (var next in source.From(from))
        {
            if (!filter.MayMatch(next.Body)) continue;
            document = next;
            documentsRead++;
            var parsed = JsonDocument.Parse(next.Body);
            if (!select.IsStreaming) open.Add(parsed);
            yield return new QueryValue(parsed.RootElement);
            if (select.IsStreaming) parsed.Dispose();
        }
    }
}
