using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Durable;

/// <summary>What every run shares.</summary>
internal sealed record ExecutionEnvironment(
    ITaskFactory Tasks,
    IServiceProvider Services,
    DataConverter Converter,
    ILoggerFactory Loggers,
    string DefaultVersion,
    DurableTaskWorkerOptions.VersioningOptions? Versioning)
{
    public IReadOnlyDictionary<string, object?> Properties { get; } = DefaultVersion.Length == 0
        ? new Dictionary<string, object?>()
        : new Dictionary<string, object?> { ["defaultVersion"] = DefaultVersion };

    /// <summary>The worker leaves instances of this version alone.</summary>
    public bool Rejects(string version) =>
        Versioning is { FailureStrategy: DurableTaskWorkerOptions.VersionFailureStrategy.Reject } && !Takes(version);

    /// <summary>Why instances of this version fail here, if they do.</summary>
    public TaskFailureDetails? VersionFailure(string version) =>
        Versioning is not { FailureStrategy: DurableTaskWorkerOptions.VersionFailureStrategy.Fail } || Takes(version)
            ? null
            : new TaskFailureDetails(
                "VersionMismatch",
                $"The orchestration version '{version}' does not match the worker version '{Versioning.Version}' ({Versioning.MatchStrategy}).",
                null, null, null);

    private bool Takes(string version) => Versioning?.MatchStrategy switch
    {
        DurableTaskWorkerOptions.VersionMatchStrategy.Strict =>
            TaskOrchestrationVersioningUtils.CompareVersions(version, Versioning.Version) == 0,
        DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder =>
            TaskOrchestrationVersioningUtils.CompareVersions(version, Versioning.Version) <= 0,
        _ => true,
    };
}
