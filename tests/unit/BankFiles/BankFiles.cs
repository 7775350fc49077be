using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>A file as it is found, and what becomes of it.</summary>
internal static class BankFiles
{
    public const string FileId = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static readonly BankFilePolicy Policy = BankFilePolicy.Default.On(LockboxFile.Date);

    public static readonly BankFileRelease Release = new("supervisor.one@utility.example", Sample.Now, "The bank confirmed it by phone.");

    public static readonly BankFileDocument Found = new()
    {
        Id = BankFileDocument.DocumentId,
        AccountId = BankFileDocument.PartitionOf(FileId),
        FileId = FileId,
        Format = BankFileFormat.Lockbox,
        Name = "lockbox/monday.txt",
        BlobETag = "\"1\"",
        Bytes = 1_000,
        State = BankFileState.Checking,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
        CauseId = "lockbox/monday.txt",
    };

    public static BankFileDocument Checked(LockboxFile file, BankFilePolicy? policy = null) => Checked(file.Lines(), policy);

    public static BankFileDocument Checked(IEnumerable<string> lines, BankFilePolicy? policy = null) =>
        CheckBankFile.RunAsync(Found, LockboxReader.ReadAsync(LockboxFile.ToStream(lines), Parts.Profiles), policy ?? Policy, Sample.Now).GetAwaiter().GetResult();

    /// <summary>Two batches, of which the second names one item twice.</summary>
    public static LockboxFile WithHeldBatch => new(new LockboxFile.Box(
        LockboxFile.CommonBox, new LockboxFile.Batch(1, LockboxFile.Paid(1, 100)), new LockboxFile.Batch(2, LockboxFile.Paid(1, 200), LockboxFile.Paid(1, 200))));

    public static List<string> OutOfBalance
    {
        get
        {
            var lines = WithHeldBatch.Lines();
            lines[^1] = "9000099";
            return lines;
        }
    }
}
