using Azure;
using Azure.Storage.Blobs.Models;

namespace Serverless.LocalDev.Blobs;

/// <summary>Conditional headers (docs: "Specifying conditional headers for Blob service operations").</summary>
internal static class BlobConditions
{
    /// <exception cref="RequestFailedException">412 ConditionNotMet, or 304 for a read of what the caller already has.</exception>
    public static void CheckRead(BlobRequestConditions? conditions, StoredBlob blob)
    {
        if (conditions is null) return;
        CheckMatch(conditions, blob);
        if ((conditions.IfNoneMatch is { } none && (none == ETag.All || none == blob.ETag))
            || (conditions.IfModifiedSince is { } since && blob.LastModified <= since))
        {
            throw BlobFailure.ConditionNotMet(304);
        }
    }

    /// <exception cref="RequestFailedException">412 ConditionNotMet, or 409 for a creation of what is there.</exception>
    public static void CheckWrite(BlobRequestConditions? conditions, StoredBlob? blob)
    {
        if (conditions is null) return;
        if (blob is null)
        {
            RefuseUnsupported(conditions);
            if (conditions.IfMatch is not null) throw BlobFailure.ConditionNotMet();
            return;
        }
        CheckMatch(conditions, blob);
        if (conditions.IfNoneMatch == ETag.All) throw BlobFailure.BlobAlreadyExists();
        if ((conditions.IfNoneMatch is { } none && none == blob.ETag)
            || (conditions.IfModifiedSince is { } since && blob.LastModified <= since))
        {
            throw BlobFailure.ConditionNotMet();
        }
    }

    private static void CheckMatch(BlobRequestConditions conditions, StoredBlob blob)
    {
        RefuseUnsupported(conditions);
        if ((conditions.IfMatch is { } match && match != ETag.All && match != blob.ETag)
            || (conditions.IfUnmodifiedSince is { } since && blob.LastModified > since))
        {
            throw BlobFailure.ConditionNotMet();
        }
    }

    private static void RefuseUnsupported(BlobRequestConditions conditions)
    {
        if (conditions.LeaseId is not null) throw new NotSupportedException("BlobRequestConditions.LeaseId: leases are not embedded.");
        if (conditions.TagConditions is not null) throw new NotSupportedException("BlobRequestConditions.TagConditions: tags are not embedded.");
    }
}
