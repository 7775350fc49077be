using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Partners;

/// <summary>The outside systems on one HTTP server, each below a path of its own.</summary>
public sealed class PartnerSystems : IAsyncDisposable
{
    private readonly WebApplication app;

    private PartnerSystems(WebApplication app, IdentityService identity, FieldCrews crews, PermitOffice permits) =>
        (this.app, Identity, Crews, Permits) = (app, identity, crews, permits);

    public IdentityService Identity { get; }

    public FieldCrews Crews { get; }

    public CreditBureau Credit { get; } = new();

    public AddressAuthority Addresses { get; } = new();

    public PermitOffice Permits { get; }

    /// <summary>The server, for one that is reached in memory.</summary>
    public IServer Server => app.Services.GetRequiredService<IServer>();

    /// <param name="configure">Chooses the server: Kestrel at an address, or one in memory.</param>
    public static async Task<PartnerSystems> StartAsync(ServiceBusClient bus, TimeProvider time, Action<WebApplicationBuilder> configure)
    {
        // Nothing is read from files: the usual builder watches every directory below the current one for changes of settings.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        configure(builder);
        var app = builder.Build();
        var identity = new IdentityService();
        var crews = new FieldCrews(bus, time);
        identity.Map(app.MapGroup("/identity"));
        crews.Map(app.MapGroup("/crews"));
        var permits = new PermitOffice(bus, time);
        permits.Map(app.MapGroup("/permits"));
        var systems = new PartnerSystems(app, identity, crews, permits);
        systems.Credit.Map(app.MapGroup("/credit"));
        systems.Addresses.Map(app.MapGroup("/addressing"));
        await app.StartAsync();
        return systems;
    }

    /// <summary>The application's settings that point at these systems.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string address) =>
    [
        new("Partners:Identity:BaseAddress", $"{address}/identity/"),
        new("Partners:FieldCrews:BaseAddress", $"{address}/crews/"),
        new("Partners:CreditBureau:BaseAddress", $"{address}/credit/"),
        new("Partners:AddressAuthority:BaseAddress", $"{address}/addressing/"),
        new("Partners:PermitOffice:BaseAddress", $"{address}/permits/"),
    ];

    public async ValueTask DisposeAsync()
    {
        await Crews.DisposeAsync();
        await Permits.DisposeAsync();
        await app.DisposeAsync();
    }
}
