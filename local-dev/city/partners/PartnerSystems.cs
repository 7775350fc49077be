using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Partners;

/// <summary>The outside systems on one HTTP server, each below a path of its own.</summary>
public sealed class PartnerSystems : IAsyncDisposable
{
    private readonly WebApplication app;

    private PartnerSystems(WebApplication app, ServiceBusClient bus, TimeProvider time)
    {
        this.app = app;
        (Identity, Credit, Addresses, Weather, Permits, Crews, Tokens) = (new(time), new(time), new(time), new(time), new(bus, time), new(bus, time), new(time));
        Identity.Map(app.MapGroup("/identity"));
        Credit.Map(app.MapGroup("/credit"));
        Addresses.Map(app.MapGroup("/addressing"));
        Weather.Map(app.MapGroup("/weather"));
        Permits.Map(app.MapGroup("/permits"));
        Crews.Map(app.MapGroup("/crews"));
        Tokens.Map(app.MapGroup("/bank-tokens"));
    }

    public IdentityService Identity { get; }

    public CreditBureau Credit { get; }

    public AddressAuthority Addresses { get; }

    public WeatherService Weather { get; }

    public PermitOffice Permits { get; }

    public FieldCrews Crews { get; }

    public BankTokens Tokens { get; }

    /// <summary>The names the systems are steered by.</summary>
    public static IReadOnlyList<string> Names { get; } = ["identity", "credit-bureau", "address-authority", "weather", "permit-office", "field-crews", "bank-tokens"];

    /// <summary>The faults of each system, by its name.</summary>
    public IReadOnlyDictionary<string, PartnerFaults> Faults =>
        Names.Zip([Identity.Faults, Credit.Faults, Addresses.Faults, Weather.Faults, Permits.Faults, Crews.Faults, Tokens.Faults]).ToDictionary(partner => partner.First, partner => partner.Second);

    /// <summary>The server, for one that is reached in memory.</summary>
    public IServer Server => app.Services.GetRequiredService<IServer>();

    /// <param name="key">What every request must bear as the header <c>x-api-key</c>.</param>
    /// <param name="configure">Chooses the server: Kestrel at an address, or one in memory.</param>
    /// <param name="guard">Which requests are answered at all; loopback names only when null.</param>
    public static async Task<PartnerSystems> StartAsync(
        ServiceBusClient bus, TimeProvider time, string key, Action<WebApplicationBuilder> configure, LocalGuard? guard = null)
    {
        // Nothing is read from files: the usual builder watches every directory below the current one for changes of settings.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        configure(builder);
        var app = builder.Build();
        app.UseLocalGuard(guard ?? LocalGuard.Loopback);
        app.Use(new PartnerDoor(key).InvokeAsync);
        // Routes come after the door, which the builder would put before it.
        app.UseRouting();
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
        Weather.Faults.GoOnFrom(before.Weather.Faults);
        Permits.GoOnFrom(before.Permits);
        Crews.GoOnFrom(before.Crews);
        Tokens.GoOnFrom(before.Tokens);
    }

    /// <summary>The application's settings that point at these systems, with the key they ask for.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string address, string key)
    {
        (string Name, string Path)[] systems =
        [
            ("Identity", "identity"), ("FieldCrews", "crews"), ("CreditBureau", "credit"), ("AddressAuthority", "addressing"), ("PermitOffice", "permits"), ("Weather", "weather"),
            ("PayerAccounts", "bank-tokens"),
        ];
        foreach (var (name, path) in systems)
        {
            yield return new($"Partners:{name}:BaseAddress", $"{address}/{path}/");
            yield return new($"Partners:{name}:Key", key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Crews.DisposeAsync();
        await Permits.DisposeAsync();
        await app.DisposeAsync();
    }
}
