using Azure.Storage.Blobs;

namespace Serverless.Tests.Conformance.Blobs.Servers;

/// <summary>One account of each kind for all tests, each test in containers of its own.</summary>
public sealed class BlobAccounts : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("blobs-");
    private readonly List<IAsyncDisposable> servers = [];
    private int containers;

    public Dictionary<ServerKind, BlobServiceClient> Clients { get; } = [];

    public async Task InitializeAsync()
    {
        Clients[ServerKind.InMemory] = Started(new LocalServer()).NewClient();
        Clients[ServerKind.OnFiles] = Started(new LocalServer(directory.FullName)).NewClient();
        Clients[ServerKind.OnAPort] = new BlobServiceClient(await Started(new LocalServer()).ListenAsync());
        if (Azurite.IsInstalled) Clients[ServerKind.Azurite] = Started(await Azurite.StartAsync()).NewClient();
    }

    /// <summary>A new container.</summary>
    public async Task<BlobContainerClient> ContainerAsync(ServerKind server)
    {
        var container = Absent(server);
        await container.CreateAsync();
        return container;
    }

    /// <summary>A container that nobody created.</summary>
    public BlobContainerClient Absent(ServerKind server) => Clients[server].GetBlobContainerClient($"bills-{Interlocked.Increment(ref containers)}");

    public async Task DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private T Started<T>(T server) where T : IAsyncDisposable
    {
        servers.Add(server);
        return server;
    }
}

[CollectionDefinition(Name)]
public sealed class BlobCollection : ICollectionFixture<BlobAccounts>
{
    public const string Name = "blobs";
}
