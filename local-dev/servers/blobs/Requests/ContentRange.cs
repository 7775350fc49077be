using System.Globalization;
using System.Text.RegularExpressions;
using Serverless.LocalDev.Blobs.Http;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>Part of a content, in octets (docs: "Specifying the range header for Blob service operations").</summary>
internal sealed partial record ContentRange(long Start, long Length)
{
    /// <summary>Null when the whole blob is asked for.</summary>
    /// <exception cref="BlobRefusal">416: it begins behind the content. 400: not of the form bytes=start- or bytes=start-end.</exception>
    public static ContentRange? Of(BlobRequest request, long contentLength)
    {
        var header = request.Header("x-ms-range") is not null ? "x-ms-range" : "Range";
        if (request.Header(header) is not { } range) return null;
        var parts = Form().Match(range);
        if (!parts.Success || !long.TryParse(parts.Groups[1].Value, CultureInfo.InvariantCulture, out var start)) throw BlobRefusal.InvalidHeader(header);
        if (!long.TryParse(parts.Groups[2].Value, CultureInfo.InvariantCulture, out var end)) end = long.MaxValue;
        if (end < start) throw BlobRefusal.InvalidHeader(header);
        if (start >= contentLength) throw new BlobRefusal(416, "InvalidRange", "The range specified is invalid for the current size of the resource.");
        return new(start, Math.Min(end, contentLength - 1) - start + 1);
    }

    /// <summary>As the header Content-Range says it.</summary>
    public string Text(long contentLength) => string.Create(CultureInfo.InvariantCulture, $"bytes {Start}-{Start + Length - 1}/{contentLength}");

    [GeneratedRegex(@"^bytes=(\d+)-(\d*)$")]
    private static partial Regex Form();
}
