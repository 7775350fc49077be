namespace Serverless.LocalDev.Store;

/// <summary>How much a commit promises.</summary>
public enum Durability
{
    /// <summary>What was acknowledged survives the process being killed (WAL, synchronous=NORMAL).</summary>
    ProcessKill,

    /// <summary>What was acknowledged survives power loss too (synchronous=FULL: one fsync a group of changes).</summary>
    PowerLoss,
}

/// <param name="Directory">Where cloud.db lies; null keeps everything in memory.</param>
public sealed record StoreOptions(string? Directory, Durability Durability = Durability.ProcessKill)
{
    public static StoreOptions InMemory { get; } = new(Directory: null);
}
