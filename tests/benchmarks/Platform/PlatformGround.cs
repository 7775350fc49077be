using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Benchmarks.Platform;

/// <summary>The whole product on an embedded cloud: real functions, real orchestrations, nothing simulated but outside systems nobody calls.</summary>
internal sealed class PlatformGround : IAsyncDisposable
{
    private readonly EmbeddedCloud cloud;

    private PlatformGround(EmbeddedCloud cloud) => (this.cloud, Bus) = (cloud, cloud.CreateServiceBusClient());

    public ServiceBusClient Bus { get; }

    public HttpClient Http { get; private set; } = null!;

    public UtilityDatabase Database => cloud.Services.GetRequiredService<UtilityDatabase>();

    /// <param name="directory">Null keeps everything in memory.</param>
    /// <param name="overLoopback">Serves HTTP on a port instead of in this process.</param>
    /// <param name="clock">The wall clock when null.</param>
    /// <param name="settings">On top of the cloud's own.</param>
    public static async Task<PlatformGround> OpenAsync(
        string? directory, bool overLoopback = false, CloudClock? clock = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var platform = new PlatformGround(await EmbeddedCloud.OpenAsync(new() { DataDirectory = directory, Clock = clock }));
        await platform.cloud.StartAsync(new()
        {
            Url = "http://127.0.0.1:0",
            Settings = [.. PartnerSystems.Settings("http://partners.embedded"), .. settings ?? []],
            ConfigureServices = services =>
            {
                if (!overLoopback) services.AddSingleton<IServer, TestServer>();
            },
        });
        platform.Http = platform.CreateHttp();
        return platform;
    }

    public Task SeedAsync(SampleCity city) => CitySeeder.SeedAsync(Database, city);

    /// <summary>Nothing is waiting, being worked on or being written any more.</summary>
    public Task WhenIdleAsync() => cloud.Clock.Work.WhenIdleAsync();

    public int Waiting(string queue) => cloud.Bus.Queue(queue).Backlog;

    public int DeadLettered(string queue) => cloud.Bus.Queue($"{queue}/$deadletterqueue").Count;

    public static ServiceBusMessage Message<T>(T message) where T : class, IContract => new(Body(message))
    {
        MessageId = message.Key,
        Subject = T.Subject,
        ContentType = "application/json",
    };

    public static byte[] Body<T>(T message) where T : class, IContract => JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Options);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Bus.DisposeAsync();
        await cloud.DisposeAsync();
    }

    private HttpClient CreateHttp()
    {
        var server = cloud.Services.GetRequiredService<IServer>();
        HttpClient http;
        if (server is TestServer inMemory)
        {
            http = inMemory.CreateClient();
        }
        else
        {
            http = cloud.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
            http.BaseAddress = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }
        http.DefaultRequestHeaders.Add("x-functions-key", EmbeddedCloud.FunctionKey);
        return http;
    }
}
