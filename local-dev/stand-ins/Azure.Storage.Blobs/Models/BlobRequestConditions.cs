namespace Azure.Storage.Blobs.Models;

/// <summary>Conditions on a blob; leases are not embedded and refused.</summary>
public class BlobRequestConditions : BlobLeaseRequestConditions
{
    public BlobRequestConditions() { }

    public string? LeaseId { get; set; }
}

/// <summary>Conditions on a blob or on its lease; tags are not embedded and refused.</summary>
public class BlobLeaseRequestConditions : RequestConditions
{
    public BlobLeaseRequestConditions() { }

    public string? TagConditions { get; set; }
}
