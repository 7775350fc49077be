using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Store;
using Serverless.Tests.Platform.Functions.Application;

namespace Serverless.Tests.Platform.Functions;

/// <summary>The fake application of this assembly on a host without ports, on a virtual clock and a store of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly bool ownsStore;
    private IHost? host;

    private TestHost(VirtualClock clock, CloudStore store, bool ownsStore)
    {
        Clock = clock;
        Store = store;
        this.ownsStore = ownsStore;
    }

    public VirtualClock Clock { get; }

    public CloudStore Store { get; }

    public Probe Probe { get; } = new();

    public PongOutputs Pongs { get; } = new();

    public static FunctionKeys Keys { get; } = new("master-key", "host-key", new Dictionary<string, string> { ["Keyed"] = "own-key" });

    public IHost Host => host!;

    public HttpClient Client => host!.GetTestClient();

    public static async Task<TestHost> StartAsync(
        Action<FunctionsApplicationBuilder>? configure = null, VirtualClock? clock = null, CloudStore? store = null, bool storedKeys = false)
    {
        clock ??= new VirtualClock(Start);
        var started = new TestHost(clock, store ?? CloudStore.Open(StoreOptions.InMemory, clock.Work), store is null);
        started.host = started.Build(configure, storedKeys);
        await started.host.StartAsync();
        return started;
    }

    /// <summary>What the functions whose names begin so left, in order.</summary>
    public IEnumerable<string> Seen(string prefix) => Probe.Seen.Where(seen => seen.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Invokes a function with a ping's value as its listener would.</summary>
    public Task<object?> PingAsync(string function, object? value) =>
        InvokeAsync(function, new TriggerInvocation { TriggerValue = value });

    public Task<object?> InvokeAsync(string function, TriggerInvocation invocation) =>
        Host.Services.GetRequiredService<IFunctionInvoker>().InvokeAsync(Find(function), invocation, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
        if (!ownsStore) return;
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    public DiscoveredFunction Find(string name) =>
        Host.Services.GetRequiredService<FunctionCatalog>().Functions.Single(function => function.Name == name);

    private IHost Build(Action<FunctionsApplicationBuilder>? configure, bool storedKeys)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection([new("HalfMinute", "00:00:30")]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<CloudClock>(Clock);
        builder.Services.AddSingleton(Clock.TimeProvider);
        builder.Services.AddSingleton(Store);
        if (!storedKeys) builder.Services.AddSingleton(Keys);
        builder.Services.AddSingleton<IServer, TestServer>();
        builder.Services.AddSingleton(Probe);
        builder.Services.AddScoped<ScopedThing>();
        builder.Services.AddSingleton<ITriggerProvider, PingProvider>();
        builder.Services.AddSingleton<IOutputBindingProvider>(Pongs);
        builder.Services.AddSingleton<IInputBindingProvider, WordProvider>();
        configure?.Invoke(builder);
        return builder.Build();
    }
}
