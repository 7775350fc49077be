using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Tests.Flows;

/// <summary>
/// The whole platform as a test sees it: the real functions and orchestrations on the embedded cloud, simulated partners,
/// a virtual clock, and a small sample city.
/// </summary>
internal sealed class UtilityPlatform : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    /// <summary>For tests in which months pass: sweeps of the outbox that find nothing would be most of what they do.</summary>
    public static readonly Func<ApplicationOptions, ApplicationOptions> SweepsWeekly = options => options with { Settings = [.. options.Settings, new("Outbox:SweepSchedule", "0 0 3 * * 1"), new("BankFiles:SweepSchedule", "0 0 3 * * 1")] };

    private static readonly InMemoryHttp InMemory = new(services => services.AddSingleton<IServer, TestServer>(), server => ((TestServer)server).CreateHandler());

    private const string PartnerAddress = "http://localhost";
    private readonly VirtualClock clock;

    private UtilityPlatform(VirtualClock clock, EmbeddedCloud cloud, ServiceBusClient bus, PartnerSystems partners) =>
        (this.clock, Cloud, Bus, Partners) = (clock, cloud, bus, partners);

    public EmbeddedCloud Cloud { get; }

    public ServiceBusClient Bus { get; }

    public PartnerSystems Partners { get; }

    public SampleCity City { get; } = new(accounts: 60, feeders: 4);

    public HttpClient Http { get; private set; } = null!;

    public DateTimeOffset Now => clock.UtcNow;

    public UtilityDatabase Database => Cloud.Services.GetRequiredService<UtilityDatabase>();

    public DurableTaskClient Durable => Cloud.Durable;

    /// <param name="directory">Where to keep everything; null keeps it in memory.</param>
    /// <param name="now">Where the clock starts; a restart goes on from where the platform before it ended.</param>
    /// <param name="application">What is different about the application, such as settings of its own.</param>
    /// <param name="cloudIs">What is different about the cloud.</param>
    /// <param name="withCity">False leaves the sample city out, which saves a third of the start.</param>
    public static async Task<UtilityPlatform> StartAsync(
        string? directory = null,
        DateTimeOffset? now = null,
        Action<PartnerSystems>? partnersAre = null,
        Func<ApplicationOptions, ApplicationOptions>? application = null,
        bool withCity = true,
        Func<EmbeddedCloudOptions, EmbeddedCloudOptions>? cloudIs = null)
    {
        var clock = new VirtualClock(now ?? Start);
        var cloud = await EmbeddedCloud.OpenAsync((cloudIs ?? (options => options))(new() { DataDirectory = directory, Clock = clock }));
        var bus = cloud.CreateServiceBusClient();
        var partners = await PartnerSystems.StartAsync(bus, clock.TimeProvider, cloud.Access.Key, builder => builder.Services.AddSingleton<IServer, TestServer>());
        partnersAre?.Invoke(partners);
        var platform = new UtilityPlatform(clock, cloud, bus, partners);
        await platform.StartApplicationAsync(application ?? (options => options));
        if (withCity) await CitySeeder.SeedAsync(platform.Database, platform.City);
        return platform;
    }

    /// <summary>Everything that can be done without the clock moving, has been.</summary>
    public Task SettleAsync() => clock.SettleAsync();

    public Task AdvanceAsync(TimeSpan by) => clock.AdvanceAsync(by);

    public async Task PublishAsync<T>(string queue, params T[] messages) where T : class, IContract
    {
        await PublishRawAsync(queue, [.. messages.Select(message => Message(message))]);
    }

    public async Task PublishRawAsync(string queue, params ServiceBusMessage[] messages)
    {
        await using var sender = Bus.CreateSender(queue);
        await sender.SendMessagesAsync(messages);
    }

    /// <param name="source">The partner that sends it; the first sample partner that may when null.</param>
    public static ServiceBusMessage Message<T>(T message, string? source = null) where T : class, IContract => new(JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options))
    {
        MessageId = message.Key,
        Subject = T.Subject,
        ContentType = "application/json",
        ApplicationProperties = { ["source"] = source ?? SampleSenders.Of(message) },
    };

    public Task<IReadOnlyList<ServiceBusReceivedMessage>> DeadLettersAsync(string queue) => PeekAsync(queue, new() { SubQueue = SubQueue.DeadLetter });

    /// <summary>What left on topic account-events, as the local cloud's observer sees it.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> EventsAsync()
    {
        await using var receiver = Bus.CreateReceiver(OutboxPublisher.Topic, EmbeddedCloud.Observer);
        return await receiver.PeekMessagesAsync(1000);
    }

    public Task<T?> FindAsync<T>(string accountId, string id) where T : class => Database.Accounts.FindAsync<T>(accountId, id);

    /// <summary>Every document of a type in a container.</summary>
    public static async Task<List<T>> QueryAsync<T>(Container container, string type) =>
        await container.QueryAsync<T>(new QueryDefinition("SELECT * FROM c WHERE c.type = @type").WithParameter("@type", type)).ToListAsync();

    /// <exception cref="HttpRequestException">The answer was not 200.</exception>
    public async Task<JsonDocument> GetJsonAsync(string path) => JsonDocument.Parse(await Http.GetStringAsync(path));

    public async Task<string> LetterAsync(string accountId, string name)
    {
        var container = Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(LetterArchive.Container);
        var letter = await container.GetBlobClient($"{accountId}/{name}.txt").DownloadContentAsync();
        return letter.Value.Content.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Partners.DisposeAsync();
        await Bus.DisposeAsync();
        await Cloud.DisposeAsync();
    }

    private async Task StartApplicationAsync(Func<ApplicationOptions, ApplicationOptions> application)
    {
        await Cloud.StartAsync(application(new()
        {
            InMemoryHttp = InMemory,
            Settings = PartnerSystems.Settings(PartnerAddress, Cloud.Access.Key),
            ConfigureServices = services =>
            {
                var partners = (TestServer)Partners.Server;
                services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(partners.CreateHandler));
            },
        }));
        Http = ((TestServer)Cloud.Server).CreateClient();
        Http.DefaultRequestHeaders.Add(LocalAccess.Header, Cloud.Access.Key);
        Http.DefaultRequestHeaders.Add(PartnerKeys.Header, Cloud.Access.KeyOf("portal"));
    }

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(string queue, ServiceBusReceiverOptions options)
    {
        await using var receiver = Bus.CreateReceiver(queue, options);
        return await receiver.PeekMessagesAsync(1000);
    }
}
