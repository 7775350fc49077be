using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.BankFiles;

public enum BankFileState
{
    /// <summary>It is read through once, and nothing is posted.</summary>
    Checking,

    /// <summary>It is out of balance or not plausible, and waits for a supervisor.</summary>
    Held,

    Posting,

    /// <summary>Everything that may be posted is. Batches out of balance may still wait.</summary>
    Done,

    Refused,
}

public enum BankFileRefusal
{
    TooLarge,
    UnknownFolder,
    TooManyBatchesHeld,

    /// <summary>It was deleted or overwritten before everything was posted.</summary>
    Gone,
}

/// <summary>
/// A bank's file, in a partition of its own with the pages of its report. Its partition is derived from what the file contains, so that
/// the same file is taken once, whatever it is called. It holds nothing of the file's text.
/// </summary>
public sealed record BankFileDocument : AccountPartitionDocument
{
    public const string DocumentId = "bank-file";

    /// <summary>The type of a file that nothing is to be done with now.</summary>
    public const string RestingTypeName = "bankFile";

    /// <summary>The type of a file that is being worked on. It is one of its own, so that these few are found among all.</summary>
    public const string OpenTypeName = "openBankFile";

    private const int MostNames = 20;

    public override string Type => State is BankFileState.Checking or BankFileState.Posting ? OpenTypeName : RestingTypeName;

    /// <summary>The SHA-256 of its content, in hexadecimal digits; of a file too large to be read, that of its name and version.</summary>
    public required string FileId { get; init; }

    /// <summary>Null for a folder that has no format.</summary>
    public BankFileFormat? Format { get; init; }

    /// <summary>The blob it was last seen as.</summary>
    public required string Name { get; init; }

    public required string BlobETag { get; init; }

    /// <summary>Other names under which the same content came.</summary>
    public IReadOnlyList<string> AlsoNamed { get; init; } = [];

    public required long Bytes { get; init; }

    public required BankFileState State { get; init; }

    public BankFileRefusal? RefusedFor { get; init; }

    /// <summary>What the check found; null before it.</summary>
    public CheckedBankFile? Checked { get; init; }

    /// <summary>Why the file is not plausible for its channel; null when it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>Who released a file out of balance, or in doubt.</summary>
    public BankFileRelease? Release { get; init; }

    /// <summary>The batches out of balance.</summary>
    public IReadOnlyList<HeldBatch> HeldBatches { get; init; } = [];

    /// <summary>How far the posting is; null when none is going on.</summary>
    public BankFilePass? Pass { get; init; }

    /// <summary>How many pages of its report there are.</summary>
    public int Pages { get; init; }

    /// <summary>How many items had which outcome.</summary>
    public IReadOnlyDictionary<LineOutcome, int> Outcomes { get; init; } = new Dictionary<LineOutcome, int>();

    /// <summary>The beginning of <see cref="FileId"/>, long enough to be the only one.</summary>
    [JsonIgnore]
    public string ShortId => FileId[..16];

    public static string PartitionOf(string fileId) => $"bank-file-{fileId}";

    /// <summary>Whether the pass that is going on acts on this batch.</summary>
    public bool Posts(int batch) => Pass is { Batches: { } only } ? only.Contains(batch) : HeldBatches.All(held => held.Number != batch);

    /// <summary>The same content came again, as another blob or as another version of this one.</summary>
    public BankFileDocument SeenAs(string name, string etag, DateTimeOffset now) => this with
    {
        Name = name,
        BlobETag = etag,
        AlsoNamed = name == Name || AlsoNamed.Contains(Name) ? AlsoNamed : [.. AlsoNamed.Append(Name).TakeLast(MostNames)],
        // The content is there again: what is posted twice by this is recorded once.
        State = RefusedFor == BankFileRefusal.Gone ? BankFileState.Checking : State,
        RefusedFor = RefusedFor == BankFileRefusal.Gone ? null : RefusedFor,
        UpdatedAt = now,
        CauseId = name,
    };

    public BankFileDocument Refused(BankFileRefusal reason, DateTimeOffset now) =>
        this with { State = BankFileState.Refused, RefusedFor = reason, Pass = null, UpdatedAt = now };
}

/// <summary>A supervisor's decision to post what is out of balance.</summary>
public sealed record BankFileRelease(string By, DateTimeOffset At, string Why);

/// <summary>A batch out of balance.</summary>
/// <param name="Amount">Dollars of the items that could be read.</param>
/// <param name="IsPosted">Whether it was released and posted.</param>
public sealed record HeldBatch(int Number, string Name, int Items, decimal Amount, IReadOnlyList<Finding> Reasons, BankFileRelease? Release = null, bool IsPosted = false);

/// <param name="Batches">Which batches it acts on; null for all in balance.</param>
/// <param name="Through">Every line up to this one is done.</param>
public sealed record BankFilePass(IReadOnlyList<int>? Batches, int Through);
