using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;

namespace Serverless.LocalDev.Durable;

/// <summary>How the engine runs.</summary>
internal sealed record OrchestrationEngineOptions
{
    /// <summary>Rebuild every orchestration from its history before every turn, which proves its code deterministic.</summary>
    public bool StrictReplay { get; init; }

    /// <summary>
    /// Take one event a turn, whatever else has come meanwhile. With one activity at a time too, a run that is fed the same
    /// leaves the same history, turn by turn.
    /// </summary>
    public bool OneEventPerTurn { get; init; }

    /// <summary>Past this many in memory, an orchestration that waits for an event or a timer is dropped and rebuilt when needed.</summary>
    public int MaxInMemory { get; init; } = 20_000;

    /// <summary>host.json extensions.durableTask.maxConcurrentActivityFunctions; ten a core by default.</summary>
    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>host.json extensions.durableTask.maxConcurrentOrchestratorFunctions; the thread pool alone bounds turns by default.</summary>
    public int MaxConcurrentTurns { get; init; } = int.MaxValue;

    /// <summary>Given to orchestrations and sub-orchestrations started without a version.</summary>
    public string DefaultVersion { get; init; } = string.Empty;

    public DurableTaskWorkerOptions.VersioningOptions? Versioning { get; init; }

    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;
}
