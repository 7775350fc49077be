namespace Azure.Storage.Blobs.Models;

/// <summary>Encryption of a container; not embedded and refused.</summary>
public class BlobContainerEncryptionScopeOptions
{
    public BlobContainerEncryptionScopeOptions() { }

    public string? DefaultEncryptionScope { get; set; }

    public bool PreventEncryptionScopeOverride { get; set; }
}
