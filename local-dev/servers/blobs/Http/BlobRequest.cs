namespace Serverless.LocalDev.Blobs.Http;

/// <summary>A request as the server sees it, from whatever transport.</summary>
internal sealed class BlobRequest
{
    private readonly Dictionary<string, string> query = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="target">Path and query, escaped.</param>
    public BlobRequest(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        Path = mark < 0 ? target : target[..mark];
        if (mark < 0) return;
        // A plus stays a plus, as the service reads it: block ids are Base64.
        foreach (var pair in target[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            query[Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals])] = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]);
        }
    }

    public required string Method { get; init; }

    /// <summary>Scheme, host and port the client used.</summary>
    public required string BaseAddress { get; init; }

    /// <summary>Without port.</summary>
    public required string Host { get; init; }

    /// <summary>Names without regard to case, as they were written.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required Stream Body { get; init; }

    /// <summary>Escaped, without query string.</summary>
    public string Path { get; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string? Query(string name) => query.GetValueOrDefault(name);
}
