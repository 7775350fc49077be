using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Serverless.LocalDev.Durable;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Flows.Histories;

/// <summary>The application's orchestrators on the real worker, which replays them with the Durable extension's own executor.</summary>
public sealed class TodaysOrchestrators : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    /// <summary>The name of every orchestrator of the application.</summary>
    public static IEnumerable<string> Names { get; } =
    [
        .. from method in typeof(NewConnectionOrchestrator).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           where method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute)))
           select method.GetCustomAttribute<FunctionAttribute>()!.Name,
    ];

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(withCity: false);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    /// <summary>Where today's code first departs from a history; null where it does not.</summary>
    public Task<Divergence?> ReplayAsync(RecordedHistory recorded) => HistoryReplay.ReplayAsync(recorded, platform.Cloud.Hub.Executor!);
}
