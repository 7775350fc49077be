using System.Text;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Collects the bytes of one line after the other.</summary>
/// <param name="width">How many bytes a record has in a file without line ends; null for a file with line ends.</param>
internal sealed class LineCutter(int? width)
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>Marks the end of a file on some older systems.</summary>
    private const char EndMark = (char)0x1A;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly byte[] bytes = new byte[BankLines.Longest];
    private int length;
    private int number;
    private int marksToSkip;

    public static LineCutter For(ReadOnlySpan<byte> beginning, int? recordWidth)
    {
        var isMarked = beginning.StartsWith(ByteOrderMark);
        var records = isMarked ? beginning[ByteOrderMark.Length..] : beginning;
        var hasLineEnds = recordWidth is not { } wide || records[..Math.Min(records.Length, 2 * wide)].ContainsAny((byte)'\r', LineFeed);
        return new(hasLineEnds || records.Length <= recordWidth ? null : recordWidth) { marksToSkip = isMarked ? ByteOrderMark.Length : 0 };
    }

    /// <summary>The line that this byte completes, if it completes one.</summary>
    public BankLine? Take(byte next)
    {
        if (marksToSkip > 0)
        {
            marksToSkip--;
            return null;
        }
        if (width is null && next == LineFeed) return Complete();
        if (length < bytes.Length) bytes[length] = next;
        length++;
        return length == width ? Complete() : null;
    }

    /// <summary>What is left when the file has ended; a last line end is followed by nothing.</summary>
    public BankLine? End() => length > 0 && Complete() is { Text.Length: > 0 } line ? line : null;

    private BankLine Complete()
    {
        var text = Encoding.Latin1.GetString(bytes, 0, Math.Min(length, bytes.Length)).TrimEnd(' ', '\r', '\n', EndMark);
        var isCut = length > bytes.Length;
        length = 0;
        return new(++number, text, isCut);
    }
}
