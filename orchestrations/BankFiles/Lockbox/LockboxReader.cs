using System.Runtime.CompilerServices;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Reads lockbox files in the fixed-width layout of the Bank Administration Institute: records 1, 2, 5, 6, 4, 7, 8 and 9.</summary>
public static class LockboxReader
{
    /// <summary>What the file holds, in the order of its lines; the last part is always a <see cref="BankFileEnd"/>. No content is an exception.</summary>
    public static async IAsyncEnumerable<BankFilePart> ReadAsync(Stream file, LockboxProfiles profiles, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var records = new LockboxRecords(profiles);
        await foreach (var line in BankLines.ReadAsync(file, cancellation: cancellation))
        {
            foreach (var part in records.Take(line)) yield return part;
        }
        foreach (var part in records.End()) yield return part;
    }
}
