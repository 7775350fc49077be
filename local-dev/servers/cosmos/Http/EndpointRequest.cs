namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>A request as the endpoint sees it, from whatever transport.</summary>
internal abstract class EndpointRequest
{
    public required string Method { get; init; }

    /// <summary>Escaped, without query string.</summary>
    public required string Path { get; init; }

    /// <summary>Scheme, host and port the client used: the account answers that it lives there.</summary>
    public required string BaseAddress { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public abstract string? Header(string name);

    public bool Flag(string name) => string.Equals(Header(name), "true", StringComparison.OrdinalIgnoreCase);

    public int? Number(string name) =>
        Header(name) is { Length: > 0 } text && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
