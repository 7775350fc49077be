using System.Runtime.CompilerServices;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Reads NACHA files of returns and notifications of change: records of 94 columns, with or without line ends.</summary>
public static class NachaReader
{
    /// <summary>What the file holds, in the order of its lines; the last part is always a <see cref="BankFileEnd"/>. No content is an exception.</summary>
    public static async IAsyncEnumerable<BankFilePart> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var records = new NachaRecords();
        await foreach (var line in BankLines.ReadAsync(file, NachaColumns.RecordWidth, cancellation))
        {
            foreach (var part in records.Take(line)) yield return part;
        }
        foreach (var part in records.End()) yield return part;
    }
}
