using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Benchmarks.Platform;

/// <summary>The whole product on an embedded cloud: real functions, real orchestrations, nothing simulated but outside systems.</summary>
internal sealed class PlatformGround : IAsyncDisposable
{
    private const string PartnerAddress = "http://localhost";
    private const string AnyPort = "http://127.0.0.1:0";
    private const int LargestSend = 100;
    private static readonly InMemoryHttp InMemory = new(services => services.AddSingleton<IServer, TestServer>(), server => ((TestServer)server).CreateHandler());
    private readonly EmbeddedCloud cloud;
    private PartnerSystems? partners;

    private PlatformGround(EmbeddedCloud cloud) => (this.cloud, Bus) = (cloud, cloud.CreateServiceBusClient());

    public ServiceBusClient Bus { get; }

    public HttpClient Http { get; private set; } = null!;

    public UtilityDatabase Database => Services.GetRequiredService<UtilityDatabase>();

    public IServiceProvider Services => cloud.Services;

    /// <summary>Operations on documents since the cloud was opened.</summary>
    public long DocumentOperations => cloud.Cosmos.Counters.Requests;

    /// <summary>What left on topic account-events.</summary>
    public int EventsTold => cloud.Bus.Queue($"{OutboxPublisher.Topic}/Subscriptions/{EmbeddedCloud.Observer}").Count;

    /// <summary>Dead letters of all queues and subscriptions.</summary>
    public long DeadLetters => cloud.Bus.Counts().Sum(entity => entity.DeadLettered);

    /// <param name="directory">Null keeps everything in memory.</param>
    /// <param name="overLoopback">Serves HTTP on a port instead of in this process.</param>
    /// <param name="clock">The wall clock when null.</param>
    /// <param name="settings">On top of the cloud's own.</param>
    /// <param name="partnersAre">Simulates the outside systems, over HTTP in this process, and says how they behave; nobody answers for them when null.</param>
    public static async Task<PlatformGround> OpenAsync(
        string? directory, bool overLoopback = false, CloudClock? clock = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<PartnerSystems>? partnersAre = null)
    {
        var platform = new PlatformGround(await EmbeddedCloud.OpenAsync(new() { DataDirectory = directory, Clock = clock }));
        if (partnersAre is not null)
        {
            platform.partners = await PartnerSystems.StartAsync(platform.Bus, platform.cloud.Clock.TimeProvider, platform.cloud.Access.Key, builder => builder.Services.AddSingleton<IServer, TestServer>());
            partnersAre(platform.partners);
        }
        await platform.cloud.StartAsync(new()
        {
            Url = AnyPort,
            InMemoryHttp = overLoopback ? null : InMemory,
            Settings = [.. PartnerSystems.Settings(PartnerAddress, platform.cloud.Access.Key), .. settings ?? []],
            ConfigureServices = services =>
            {
                // A handler that expires keeps its whole platform in memory until then, two minutes after it was closed.
                if (platform.partners?.Server is TestServer outside) services.ConfigureHttpClientDefaults(http => http.SetHandlerLifetime(Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(outside.CreateHandler));
                services.AddHttpClient(nameof(PlatformGround)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
            },
        });
        platform.Http = platform.CreateHttp();
        return platform;
    }

    public Task SeedAsync(SampleCity city) => CitySeeder.SeedAsync(Database, city);

    public async Task PublishAsync<T>(string queue, IEnumerable<T> messages) where T : class, IContract
    {
        await using var sender = Bus.CreateSender(queue);
        foreach (var group in messages.Chunk(LargestSend)) await sender.SendMessagesAsync(group.Select(Message));
    }

    /// <summary>Nothing is waiting, being worked on or being written any more.</summary>
    public Task WhenIdleAsync() => cloud.Clock.Work.WhenIdleAsync();

    /// <summary>Moves the virtual clock it was opened with.</summary>
    public Task AdvanceAsync(TimeSpan by) => ((VirtualClock)cloud.Clock).AdvanceAsync(by);

    public int Waiting(string queue) => cloud.Bus.Queue(queue).Backlog;

    public int DeadLettered(string queue) => cloud.Bus.Queue($"{queue}/$deadletterqueue").Count;

    public static ServiceBusMessage Message<T>(T message) where T : class, IContract => new(Body(message))
    {
        MessageId = message.Key,
        Subject = T.Subject,
        ContentType = "application/json",
        ApplicationProperties = { ["source"] = SampleSenders.Of(message) },
    };

    public static byte[] Body<T>(T message) where T : class, IContract => JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (partners is not null) await partners.DisposeAsync();
        await Bus.DisposeAsync();
        await cloud.DisposeAsync();
    }

    private HttpClient CreateHttp()
    {
        HttpClient http;
        if (cloud.Server is TestServer inMemory)
        {
            http = inMemory.CreateClient();
        }
        else
        {
            http = cloud.Services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(PlatformGround));
            http.BaseAddress = cloud.Address;
        }
        http.DefaultRequestHeaders.Add(LocalAccess.Header, cloud.Access.Key);
        http.DefaultRequestHeaders.Add(PartnerKeys.Header, cloud.Access.KeyOf("portal"));
        return http;
    }
}
