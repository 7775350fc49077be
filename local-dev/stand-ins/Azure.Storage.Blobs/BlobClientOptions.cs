using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Storage.Blobs;

/// <summary>Options of the clients. The embedded store has no network: retry and transport settings have nothing to act on.</summary>
public class BlobClientOptions : ClientOptions
{
    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2025_11_05) => Version = version;

    public ServiceVersion Version { get; }

    /// <summary>The service's API versions, the latest only.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "The real package's name.")]
    public enum ServiceVersion
    {
        V2025_11_05 = 28,
    }
}
