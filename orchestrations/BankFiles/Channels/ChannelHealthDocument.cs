using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>What is wrong with a channel's files.</summary>
public enum ChannelTrouble
{
    /// <summary>The file that was expected has not come.</summary>
    Late,

    /// <summary>Another file of the same day has the same count and amount.</summary>
    Doubled,

    /// <summary>The amounts are far above what was expected.</summary>
    Implausible,
}

/// <summary>A file that came, for the forecast.</summary>
/// <param name="Amount">Dollars.</param>
public sealed record ChannelFile(string FileId, DateOnly? Dated, int Items, decimal Amount);

/// <summary>
/// Whether a channel's files can be relied on. While there is trouble, whoever may have paid by the channel is held from any
/// disconnection, until a person says otherwise: a file that comes late does not say whose payments were in it.
/// </summary>
public sealed record ChannelHealthDocument : AccountPartitionDocument
{
    public const string Partition = "channel-health";
    public const string TypeName = "channelHealth";

    public override string Type => TypeName;

    /// <summary>The payment channel, such as Lockbox.</summary>
    public required string Channel { get; init; }

    /// <summary>Null while all is well.</summary>
    public ChannelTrouble? Trouble { get; init; }

    /// <summary>When the trouble was found, or ended.</summary>
    public required DateTimeOffset Since { get; init; }

    public string? Why { get; init; }

    /// <summary>The sign-in name of who said last that all is well.</summary>
    public string? ClearedBy { get; init; }

    /// <summary>The latest files, the oldest first.</summary>
    public IReadOnlyList<ChannelFile> Files { get; init; } = [];

    /// <summary>The day, in the city, on which a file came last.</summary>
    public DateOnly? LastCame { get; init; }

    /// <summary>The last day for which a missing file was found: it is found once.</summary>
    public DateOnly? LateOn { get; init; }

    public static string IdFor(string channel) => $"channel-{channel}";
}
