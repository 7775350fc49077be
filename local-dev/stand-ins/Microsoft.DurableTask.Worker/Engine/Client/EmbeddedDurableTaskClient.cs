using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

/// <summary>The client of the embedded engine: no network between them.</summary>
internal class EmbeddedDurableTaskClient(string name, OrchestrationEngine engine, DurableTaskClientOptions options)
    : DurableTaskClient(name)
{
    private DataConverter Converter => options.DataConverterExplicitlySet ? options.DataConverter : engine.Converter;

    public OrchestrationEngine Engine => engine;

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        if (options?.InstanceId is { } id) CheckId(id);
        return engine.StartInstanceAsync(orchestratorName.Name, Write(input, "input"), options, VersionFor(options));
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        CheckId(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return engine.RaiseAsync(instanceId, eventName, Write(eventPayload, "event"));
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        engine.WhenStartedAsync(Checked(instanceId), getInputsAndOutputs, Converter, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        engine.WhenEndedAsync(Checked(instanceId), getInputsAndOutputs, Converter, cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        engine.SteerAsync(Checked(instanceId), new OrchestrationEvent(
            EventKind.Terminated, taskId: options?.Recursive == true ? 1 : 0, payload: Write(options?.Output, "output")));

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        engine.SteerAsync(Checked(instanceId), new OrchestrationEvent(EventKind.Suspended, name: reason));

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        engine.SteerAsync(Checked(instanceId), new OrchestrationEvent(EventKind.Resumed, name: reason));

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        engine.GetInstanceAsync(Checked(instanceId), getInputsAndOutputs, Converter);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        engine.Query(filter, Converter);

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        engine.PurgeAsync(Checked(instanceId), options?.Recursive == true);

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        engine.PurgeAsync(filter, options?.Recursive == true, cancellation);

    public override Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        engine.RestartInstanceAsync(Checked(instanceId), restartWithNewInstanceId);

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default) =>
        engine.RewindAsync(Checked(instanceId), reason);

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default) =>
        engine.ListIdsAsync(runtimeStatus, completedTimeFrom, completedTimeTo, pageSize, lastInstanceKey);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string VersionFor(StartOrchestrationOptions? start) => start?.Version?.Version
        ?? (options.DefaultVersion.Length > 0 ? options.DefaultVersion : engine.Options.DefaultVersion);

    private string? Write(object? value, string what) => PayloadLimits.Check(Converter.Serialize(value), what);

    private static string Checked(string instanceId)
    {
        CheckId(instanceId);
        return instanceId;
    }

    private static void CheckId(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (instanceId[0] == '@') throw new ArgumentException("Instance IDs that begin with '@' are reserved for entities.", nameof(instanceId));
    }
}
