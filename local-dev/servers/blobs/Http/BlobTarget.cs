namespace Serverless.LocalDev.Blobs.Http;

/// <summary>What an address names: the account, a container or a blob.</summary>
/// <param name="ServiceEndpoint">The account's own address as the client wrote it, with a slash at its end.</param>
/// <param name="Container">Null for the account.</param>
/// <param name="Blob">Null for a container.</param>
internal sealed record BlobTarget(string ServiceEndpoint, string? Container, string? Blob)
{
    /// <exception cref="BlobRefusal">404: the address is another account's.</exception>
    public static BlobTarget Parse(BlobRequest request, string account)
    {
        var segments = request.Path.TrimStart('/').Split('/', 2);
        var endpoint = $"{request.BaseAddress}/";
        if (!request.Host.StartsWith(account + '.', StringComparison.OrdinalIgnoreCase))
        {
            if (segments[0] != account) throw new BlobRefusal(404, "ResourceNotFound", $"This server holds the account '{account}', and {request.BaseAddress}{request.Path} is not below it.");
            endpoint += $"{account}/";
            segments = segments.Length > 1 ? segments[1].Split('/', 2) : [""];
        }
        var container = Uri.UnescapeDataString(segments[0]);
        var blob = segments.Length > 1 ? Uri.UnescapeDataString(segments[1]) : "";
        return new(endpoint, container.Length > 0 ? container : null, blob.Length > 0 ? blob : null);
    }
}
