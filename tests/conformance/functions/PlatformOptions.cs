using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

internal sealed record PlatformOptions
{
    /// <summary>Null makes a virtual clock that starts at <see cref="Platform.Start"/>.</summary>
    public CloudClock? Clock { get; init; }

    /// <summary>Null makes one in memory, disposed with the platform.</summary>
    public CloudStore? Store { get; init; }

    public ServiceBusEntities Entities { get; init; } = SampleEntities.Of(new EntityOptions());

    /// <summary>Where the host looks for host.json.</summary>
    public string Directory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Beside those the sample application needs.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public Func<FunctionsHostOptions, FunctionsHostOptions> Configure { get; init; } = options => options;

    public Action<IServiceCollection>? ConfigureWorker { get; init; }
}
