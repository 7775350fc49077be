using System.Globalization;
using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>Conditional headers (docs: "Specifying conditional headers for Blob service operations").</summary>
internal sealed record Conditions(string? IfMatch, string? IfNoneMatch, DateTimeOffset? IfModifiedSince, DateTimeOffset? IfUnmodifiedSince)
{
    private const string Any = "*";

    /// <exception cref="BlobRefusal">400: not a date, or more than one ETag.</exception>
    public static Conditions Of(BlobRequest request) =>
        new(ETag(request, "If-Match"), ETag(request, "If-None-Match"), Date(request, "If-Modified-Since"), Date(request, "If-Unmodified-Since"));

    /// <exception cref="BlobRefusal">412, or 304 for a read of what the caller has.</exception>
    public void CheckRead(BlobHeader? blob)
    {
        if (IfNoneMatch == Any) throw new BlobRefusal(400, "UnsatisfiableCondition", "The request includes an unsatisfiable condition for this operation.");
        if (blob is null)
        {
            if (IfMatch is not null) throw BlobRefusal.ConditionNotMet();
            return;
        }
        if (!Matches(blob.ETag) || IsModifiedAfter(blob.LastModified, IfUnmodifiedSince)) throw BlobRefusal.ConditionNotMet();
        // Either of the two lets a read through.
        var isOther = IfNoneMatch is null ? (bool?)null : IfNoneMatch != blob.ETag;
        var isNewer = IfModifiedSince is null ? (bool?)null : IsModifiedAfter(blob.LastModified, IfModifiedSince);
        if ((isOther == false && isNewer != true) || (isNewer == false && isOther != true)) throw BlobRefusal.ConditionNotMet(304);
    }

    /// <exception cref="BlobRefusal">412, or 409 for a creation of what is there.</exception>
    public void CheckUpload(BlobHeader? blob)
    {
        if (IfNoneMatch == Any && blob is not null) throw BlobRefusal.BlobAlreadyExists();
        CheckWrite(blob?.ETag, blob?.LastModified);
    }

    /// <exception cref="BlobRefusal">412.</exception>
    public void CheckWrite(BlobHeader? blob) => CheckWrite(blob?.ETag, blob?.LastModified);

    /// <inheritdoc cref="CheckWrite(BlobHeader?)"/>
    public void CheckWrite(ContainerHeader container) => CheckWrite(container.ETag, container.LastModified);

    private void CheckWrite(string? etag, DateTimeOffset? lastModified)
    {
        var holds = etag is null || lastModified is not { } written
            ? IfMatch is null
            : Matches(etag) && IfNoneMatch != Any && IfNoneMatch != etag
                && !IsModifiedAfter(written, IfUnmodifiedSince) && (IfModifiedSince is null || IsModifiedAfter(written, IfModifiedSince));
        if (!holds) throw BlobRefusal.ConditionNotMet();
    }

    private bool Matches(string etag) => IfMatch is null or Any || IfMatch == etag;

    // Dates in headers have no fractions of a second.
    private static bool IsModifiedAfter(DateTimeOffset lastModified, DateTimeOffset? time) =>
        time is { } limit && lastModified.ToUnixTimeSeconds() > limit.ToUnixTimeSeconds();

    private static string? ETag(BlobRequest request, string name)
    {
        var value = request.Header(name);
        if (value?.Contains(',', StringComparison.Ordinal) == true)
            throw new BlobRefusal(400, "MultipleConditionHeadersNotSupported", "Multiple condition headers are not supported.");
        return value is null or Any || value.StartsWith('"') ? value : $"\"{value}\"";
    }

    private static DateTimeOffset? Date(BlobRequest request, string name)
    {
        if (request.Header(name) is not { } value) return null;
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : throw BlobRefusal.InvalidHeader(name);
    }
}
