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

    private PartnerSystems(WebApplication app, ServiceBusClient bus, TimeProvider time)
    {
        this.app = app;
        (Identity, Credit, Addresses, Permits, Crews) = (new(time), new(time), new(time), new(bus, time), new(bus, time));
        Identity.Map(app.MapGroup("/identity"));
        Credit.Map(app.MapGroup("/credit"));
        Addresses.Map(app.MapGroup("/addressing"));
        Permits.Map(app.MapGroup("/permits"));
        Crews.Map(app.MapGroup("/crews"));
    }

    public IdentityService Identity { get; }

    public CreditBureau Credit { get; }

    public AddressAuthority Addresses { get; }

    public PermitOffice Permits { get; }

    public FieldCrews Crews { get; }

    /// <summary>The names the systems are steered by.</summary>
    public static IReadOnlyList<string> Names { get; } = ["identity", "credit-bureau", "address-authority", "permit-office", "field-crews"];

    /// <summary>The faults of each system, by its name.</summary>
    public IReadOnlyDictionary<string, PartnerFaults> Faults =>
        Names.Zip([Identity.Faults, Credit.Faults, Addresses.Faults, Permits.Faults, Crews.Faults]).ToDictionary(partner => partner.First, partner => partner.Second);

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
        var systems = new PartnerSystems(app, bus, time);
        await app.StartAsync();
        return systems;
    }

    /// <summary>Outside systems forget nothing when the platform starts again: takes over what earlier ones knew, and their faults to come.</summary>
    public void GoOnFrom(PartnerSystems before)
    {
        Identity.Faults.GoOnFrom(before.Identity.Faults);
        Credit.Faults.GoOnFrom(before.Credit.Faults);
        Addresses.GoOnFrom(before.Addresses);
        Permits.GoOnFrom(before.Permits);
        Crews.GoOnFrom(before.Crews);
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
