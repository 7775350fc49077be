using System.Runtime.CompilerServices;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Cuts a file into its lines while it is read. Of the file, only one buffer and one line are in memory at any time.</summary>
public static class BankLines
{
    /// <summary>No record of a bank's file is longer. A file without line ends would otherwise be one line of its full length.</summary>
    public const int Longest = 1024;

    private const int BufferSize = 64 * 1024;

    /// <param name="recordWidth">
    /// For formats that banks also write without line ends: how many characters a record then has. Whether a file has line ends is told
    /// by its first two records.
    /// </param>
    public static async IAsyncEnumerable<BankLine> ReadAsync(Stream file, int? recordWidth = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var buffer = new byte[BufferSize];
        var read = await file.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellation);
        var cutter = LineCutter.For(buffer.AsSpan(0, read), recordWidth);
        while (read > 0)
        {
            for (var at = 0; at < read; at++)
            {
                if (cutter.Take(buffer[at]) is { } line) yield return line;
            }
            read = await file.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellation);
        }
        if (cutter.End() is { } last) yield return last;
    }
}
