namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>A blob as it stands; a write makes a new one.</summary>
internal sealed record StoredBlob(BlobHeader Header, Func<Stream> OpenRead);

/// <summary>A block uploaded and in no blob yet.</summary>
/// <param name="Id">Base64.</param>
internal sealed record StagedBlock(string Id, long Length, Func<Stream> OpenRead);
