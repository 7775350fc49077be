namespace Serverless.LocalDev.Blobs;

/// <summary>From addresses and connection strings to account, container and blob.</summary>
internal static class BlobAddress
{
    /// <exception cref="FormatException">Neither BlobEndpoint nor AccountName is in the connection string.</exception>
    public static Uri EndpointOf(string connectionString)
    {
        var settings = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(setting => setting.Split('=', 2))
            .Where(setting => setting.Length == 2)
            .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.OrdinalIgnoreCase);
        if (settings.TryGetValue("BlobEndpoint", out var endpoint)) return new Uri(endpoint);
        if (!settings.TryGetValue("AccountName", out var account)) throw new FormatException("The connection string names no AccountName and no BlobEndpoint.");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new Uri($"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.blob.{suffix}");
    }

    /// <exception cref="NotSupportedException">A path segment is "." or "..": an address resolves it away and means another blob.</exception>
    public static Uri Append(Uri address, string name)
    {
        if (name.Split('/').Any(segment => segment is "." or ".."))
        {
            throw new NotSupportedException($"The name '{name}' has a dot segment, which its address cannot hold.");
        }
        var escaped = string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        return new UriBuilder(address) { Path = $"{address.AbsolutePath.TrimEnd('/')}/{escaped}" }.Uri;
    }

    public static string AccountOf(Uri address) => address.Host.Split('.')[0];

    public static string ContainerOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/').Split('/')[0]);

    public static string BlobOf(Uri address)
    {
        var path = address.AbsolutePath.TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]);
    }
}
