using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>Which existing instances a start may replace at all. Source: host.json, overridableExistingInstanceStates.</summary>
public enum OverridableStates
{
    /// <summary>Only those that have ended: the default.</summary>
    NonRunningStates,

    /// <summary>Any, pending, running and suspended ones included.</summary>
    AnyState,
}

/// <summary>How a task hub runs: host.json's extensions.durableTask, and what tests set.</summary>
public sealed record TaskHubOptions
{
    /// <summary>host.json hubName.</summary>
    public string HubName { get; init; } = "TestHubName";

    /// <summary>host.json defaultVersion: given to orchestrations and sub-orchestrations started without a version.</summary>
    public string? DefaultVersion { get; init; }

    /// <summary>host.json versionMatchStrategy; without a default version every instance runs.</summary>
    public VersionMatch VersionMatch { get; init; } = VersionMatch.CurrentOrOlder;

    /// <summary>host.json versionFailureStrategy.</summary>
    public VersionFailure VersionFailure { get; init; } = VersionFailure.Reject;

    /// <summary>host.json maxConcurrentActivityFunctions; ten a core by default.</summary>
    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>host.json maxConcurrentOrchestratorFunctions; ten a core by default.</summary>
    public int MaxConcurrentTurns { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>
    /// host.json throwStatusExceptionsOnRaiseEvent: an event for an unknown or ended instance is an error and not dropped. Unset
    /// it is dropped, as by every backend but Azure Storage.
    /// </summary>
    public bool ThrowStatusExceptionsOnRaiseEvent { get; init; }

    /// <summary>host.json overridableExistingInstanceStates.</summary>
    public OverridableStates OverridableExistingInstanceStates { get; init; } = OverridableStates.NonRunningStates;

    /// <summary>
    /// host.json extendedSessionsEnabled: workers that can keep an orchestration in memory between its turns do, and later turns
    /// come without the history. Needs an <see cref="ISessionExecutor"/>.
    /// </summary>
    public bool ExtendedSessionsEnabled { get; init; }

    /// <summary>host.json extendedSessionIdleTimeoutInSeconds: on the wall clock, how long a worker keeps what gets no turn.</summary>
    public int ExtendedSessionIdleTimeoutInSeconds { get; init; } = 30;

    /// <summary>
    /// Take one event a turn, whatever else has come meanwhile. With one activity at a time too, a run that is fed the same
    /// leaves the same history.
    /// </summary>
    public bool OneEventPerTurn { get; init; }

    /// <summary>Past this many histories in memory, that of an orchestration which waits is dropped, and read again when needed.</summary>
    public int MaxHistoriesInMemory { get; init; } = 20_000;

    /// <summary>A worker keeps nothing for no time at all.</summary>
    internal bool KeepsSessions => ExtendedSessionsEnabled && ExtendedSessionIdleTimeoutInSeconds > 0;

    /// <summary>Statuses that a start never replaces, whatever its request says.</summary>
    internal bool MayReplace(OrchestrationStatus status) =>
        OverridableExistingInstanceStates == OverridableStates.AnyState || status.IsFinished();
}
