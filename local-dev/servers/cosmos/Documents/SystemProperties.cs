using System.Buffers.Text;
using System.Text;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// _rid, _self, _etag, _attachments and _ts, written behind a document's own members in one allocation and without
/// parsing them again.
/// </summary>
internal sealed class SystemProperties(int databaseNumber, int containerNumber)
{
    private readonly byte[] self = Encoding.UTF8.GetBytes(
        $"\",\"_self\":\"dbs/{ResourceIds.Database(databaseNumber)}/colls/{ResourceIds.Container(databaseNumber, containerNumber)}/docs/");

    public static bool Reserved(ReadOnlySpan<byte> name) => name is [(byte)'_', ..] &&
        (name.SequenceEqual("_rid"u8) || name.SequenceEqual("_self"u8) || name.SequenceEqual("_etag"u8)
        || name.SequenceEqual("_ts"u8) || name.SequenceEqual("_attachments"u8) || name.SequenceEqual("_lsn"u8));

    /// <param name="members">The text between the document's braces, without system properties.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    public byte[] Complete(ReadOnlySpan<byte> members, long number, long lsn, long timestamp)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(timestamp, digits, out var digitCount);
        var rid = ResourceIds.Document(databaseNumber, containerNumber, number);
        var separator = members.IsEmpty ? 0 : 1;
        var length = 1 + members.Length + separator + RidStart.Length + rid.Length + self.Length + rid.Length
            + ETagStart.Length + 12 + Attachments.Length + digitCount + 1;

        var body = GC.AllocateUninitializedArray<byte>(length);
        var rest = body.AsSpan();
        Put(ref rest, "{"u8);
        Put(ref rest, members);
        if (separator == 1) Put(ref rest, ","u8);
        Put(ref rest, RidStart);
        rest = rest[Encoding.ASCII.GetBytes(rid, rest)..];
        Put(ref rest, self);
        rest = rest[Encoding.ASCII.GetBytes(rid, rest)..];
        Put(ref rest, ETagStart);
        Utf8Formatter.TryFormat(lsn, rest, out var written, new System.Buffers.StandardFormat('x', 12));
        rest = rest[written..];
        Put(ref rest, Attachments);
        Put(ref rest, digits[..digitCount]);
        Put(ref rest, "}"u8);
        return body;
    }

    private static ReadOnlySpan<byte> RidStart => "\"_rid\":\""u8;

    private static ReadOnlySpan<byte> ETagStart => "/\",\"_etag\":\"\\\"00000000-0000-0000-0000-"u8;

    private static ReadOnlySpan<byte> Attachments => "\\\"\",\"_attachments\":\"attachments/\",\"_ts\":"u8;

    private static void Put(ref Span<byte> rest, scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(rest);
        rest = rest[text.Length..];
    }
}
