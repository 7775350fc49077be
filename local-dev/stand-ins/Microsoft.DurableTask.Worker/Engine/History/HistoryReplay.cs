using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace Serverless.LocalDev.Durable;

/// <summary>Replays a recorded history against today's code. No activity runs: their results are in the history.</summary>
internal static class HistoryReplay
{
    /// <summary>The first divergence, or null when the code still does what the history says.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a recorded history.</exception>
    public static Task<Divergence?> ReplayAsync(string json, DurableTaskRegistry registry) =>
        ReplayAsync(json, new RegistryTaskFactory(registry), NoServices.Instance, JsonDataConverter.Default);

    /// <inheritdoc cref="ReplayAsync(string, DurableTaskRegistry)"/>
    public static Task<Divergence?> ReplayAsync(
        string json, ITaskFactory tasks, IServiceProvider services, DataConverter converter, string defaultVersion = "") =>
        Task.FromResult(Replay(RecordedHistory.FromJson(json), tasks, services, converter, defaultVersion));

    /// <summary>The same for one that is read already.</summary>
    public static Divergence? Replay(
        RecordedHistory recorded, ITaskFactory tasks, IServiceProvider services, DataConverter converter, string defaultVersion = "")
    {
        var environment = new ExecutionEnvironment(tasks, services, converter, NullLoggerFactory.Instance, defaultVersion, Versioning: null);
        var identity = new OrchestrationIdentity(recorded.InstanceId, recorded.Name, recorded.Version, recorded.Parent, recorded.Input);
        var execution = new OrchestrationExecution(identity, environment, static () => { });
        foreach (var turn in recorded.Turns)
        {
            execution.Replay(turn);
            if (execution.Divergence is not null) break;
        }
        return execution.Divergence;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
