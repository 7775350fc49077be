namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>The text between a document's braces.</summary>
internal static class MemberText
{
    /// <summary>Leaves out whole members, and the commas that would be left over.</summary>
    /// <param name="reserved">Where each member to leave out is, name and value, in order.</param>
    /// <param name="offset">Where <paramref name="members"/> begins in what the ranges count from.</param>
    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> members, List<Range> reserved, int offset)
    {
        using var kept = new MemoryStream(members.Length);
        var position = 0;
        foreach (var range in reserved)
        {
            Append(kept, members.Span[position..(range.Start.Value - offset)]);
            position = range.End.Value - offset;
        }
        Append(kept, members.Span[position..]);
        return kept.ToArray();
    }

    private static void Append(MemoryStream kept, ReadOnlySpan<byte> piece)
    {
        piece = piece.Trim(" \r\n\t,"u8);
        if (piece.IsEmpty) return;
        if (kept.Length > 0) kept.WriteByte((byte)',');
        kept.Write(piece);
    }
}
