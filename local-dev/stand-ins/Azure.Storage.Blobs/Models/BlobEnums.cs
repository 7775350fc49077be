namespace Azure.Storage.Blobs.Models;

/// <summary>The kinds of blobs; the embedded store has block blobs.</summary>
public enum BlobType
{
    Block = 0,
    Page = 1,
    Append = 2,
}

/// <summary>Who may read without credentials; the embedded store has no public access.</summary>
public enum PublicAccessType
{
    None = 0,
    BlobContainer = 1,
    Blob = 2,
}

/// <summary>What happens to snapshots when their blob is deleted; the embedded store has none.</summary>
public enum DeleteSnapshotsOption
{
    None = 0,
    IncludeSnapshots = 1,
    OnlySnapshots = 2,
}

/// <summary>What a listing tells besides names and properties.</summary>
[Flags]
public enum BlobTraits
{
    None = 0,
    CopyStatus = 1,
    Metadata = 2,
    Tags = 4,
    ImmutabilityPolicy = 8,
    LegalHold = 16,
    All = ~None,
}

/// <summary>Which blobs a listing shows besides those that are there.</summary>
[Flags]
public enum BlobStates
{
    None = 0,
    Snapshots = 1,
    Uncommitted = 2,
    Deleted = 4,
    Version = 8,
    DeletedWithVersions = 16,
    All = ~None,
}
