using System.Globalization;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>An answer before it takes the form of a transport.</summary>
internal sealed class BlobResponse(int status)
{
    public int Status { get; } = status;

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public string? ContentType { get; init; }

    /// <summary>In octets; also of a content that a HEAD leaves out.</summary>
    public long ContentLength { get; init; }

    public Stream? Content { get; init; }

    /// <summary>Adds a header that has a value.</summary>
    public BlobResponse With(string name, string? value)
    {
        if (value is not null) Headers.Add(new(name, value));
        return this;
    }

    /// <summary>Adds the version and date of a blob or container.</summary>
    public BlobResponse With(string etag, DateTimeOffset lastModified) => With("ETag", etag).With("Last-Modified", HttpDate(lastModified));

    public BlobResponse With(IReadOnlyDictionary<string, string> metadata)
    {
        foreach (var (name, value) in metadata) With($"x-ms-meta-{name}", value);
        return this;
    }

    public static string HttpDate(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);
}
