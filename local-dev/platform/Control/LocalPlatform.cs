using System.Globalization;
using System.Net;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Dashboard;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Documents;

namespace Serverless.LocalDev.Control;

/// <summary>The embedded cloud with the application on it, the partners around it and the sample city in it.</summary>
internal sealed class LocalPlatform : IAsyncDisposable
{
    private readonly List<WebApplication> ports;
    private readonly KeyFiles? keys;

    private LocalPlatform(EmbeddedCloud cloud, ServiceBusClient bus, PartnerSystems partners, LocalPlatformOptions options, List<WebApplication> ports)
    {
        (Cloud, Bus, Partners, City, this.ports, keys) = (cloud, bus, partners, options.City, ports, options.Keys);
        Database = cloud.Services.GetRequiredService<UtilityDatabase>();
        Watch = new DocumentWatch(Database);
        Url = cloud.Address!.GetLeftPart(UriPartial.Authority);
        keys?.Leave(cloud.Address.Port, Key);
        Seeding = CitySeeder.SeedAsync(Database, City);
    }

    public EmbeddedCloud Cloud { get; }

    public ServiceBusClient Bus { get; }

    public PartnerSystems Partners { get; }

    public SampleCity City { get; }

    public UtilityDatabase Database { get; }

    public DocumentWatch Watch { get; }

    /// <summary>Where the application answers; no slash at the end.</summary>
    public string Url { get; }

    /// <summary>What requests bear as the header x-functions-key.</summary>
    public string Key => Cloud.Access.Key;

    /// <summary>Under way when the platform has started; true once it ends if the city was written now.</summary>
    public Task<bool> Seeding { get; }

    public PlatformFigures Figures() => PlatformFigures.Of(this);

    public static async Task<LocalPlatform> StartAsync(LocalPlatformOptions options)
    {
        var cloud = await EmbeddedCloud.OpenAsync(new()
        {
            DataDirectory = options.DataDirectory,
            Durability = options.Durability,
            Clock = options.Clock,
            Guard = options.Guard,
            ServiceBusPort = options.Port == 0 ? 0 : options.Port + 2,
        });
        var bus = cloud.CreateServiceBusClient();
        PartnerSystems? partners = null;
        var ports = new List<WebApplication>();
        try
        {
            var partnerKey = cloud.Access.KeyFor("outside-systems");
            partners = await PartnerSystems.StartAsync(bus, cloud.Clock.TimeProvider, partnerKey, builder => Listen(builder, options.Port == 0 ? 0 : options.Port + 1), options.Guard);
            options.PartnersAre?.Invoke(partners);
            LocalPlatform? platform = null;
            await cloud.StartAsync(new ApplicationOptions
            {
                Url = Loopback(options.Port),
                Scale = options.Scale,
                Workers = options.Workers,
                BlobConnection = options.BlobConnection,
                Loggers = options.Loggers,
                MailDirectory = options.MailDirectory,
                Settings = [.. PartnerSystems.Settings(AddressOf(partners.Server), partnerKey), .. options.Settings],
                ConfigureServices = options.ConfigureServices,
                MapFront = new ControlEndpoints(() => platform).Map,
            });
            if (options.CosmosPort is { } documents) ports.Add(await CloudPorts.ServeAsync(cloud.Cosmos.HandleAsync, documents, options.Guard));
            if (options.BlobPort is { } blobs) ports.Add(await CloudPorts.ServeAsync(cloud.Blobs.HandleAsync, blobs, options.Guard));
            return platform = new LocalPlatform(cloud, bus, partners, options, ports);
        }
        catch
        {
            foreach (var port in ports) await port.DisposeAsync();
            if (partners is not null) await partners.DisposeAsync();
            await bus.DisposeAsync();
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes nothing new, lets what is in flight end, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Seeding;
        }
        catch (Exception) when (Cloud.Store.Fault is not null)
        {
            // The store has said why it stopped, and nothing more can be written.
        }
        keys?.Remove(Cloud.Address!.Port);
        await Cloud.StopAsync();
        await Partners.DisposeAsync();
        foreach (var port in ports) await port.DisposeAsync();
        await Bus.DisposeAsync();
        await Cloud.DisposeAsync();
    }

    private static void Listen(WebApplicationBuilder builder, int port)
    {
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
    }

    private static string AddressOf(IServer server) => server.Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
