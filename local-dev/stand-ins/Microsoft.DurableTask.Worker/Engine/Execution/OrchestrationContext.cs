using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Durable;

/// <summary>The context an orchestrator's code sees; every durable call is recorded with the execution.</summary>
internal sealed partial class OrchestrationContext(
    OrchestrationIdentity identity, ExecutionEnvironment environment, TurnScheduler scheduler, OrchestrationExecution execution)
    : TaskOrchestrationContext
{
    private readonly Dictionary<int, IPendingTask> pending = [];
    private int guids;

    public override TaskName Name { get; } = new(identity.Name);

    public override string InstanceId => identity.InstanceId;

    public override ParentOrchestrationInstance? Parent => identity.Parent;

    public override string Version => identity.Version;

    public override IReadOnlyDictionary<string, object?> Properties => environment.Properties;

    public override DateTime CurrentUtcDateTime => TurnStartedAt;

    public override bool IsReplaying => execution.IsReplaying;

    public DateTime TurnStartedAt { get; set; }

    public EventMailbox Mailbox { get; } = new(environment.Converter);

    public int NextTaskId { get; private set; }

    public bool WaitsForSomething => pending.Count > 0 || Mailbox.HasWaiters;

    public string? CustomStatus { get; private set; }

    public bool ContinuesAsNew { get; private set; }

    public bool PreserveEvents { get; private set; }

    public string? NextInput { get; private set; }

    public string? NextVersion { get; private set; }

    protected override ILoggerFactory LoggerFactory => environment.Loggers;

    public IPendingTask? TakePending(int taskId) => pending.Remove(taskId, out var task) ? task : null;

    public override T? GetInput<T>() where T : default => environment.Converter.Deserialize<T>(identity.Input);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        EnsureInTurn();
        return Mailbox.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        EnsureInTurn();
        execution.Record(new OrchestrationAction(ActionKind.SendEvent, NextTaskId++)
        {
            InstanceId = instanceId,
            Name = eventName,
            Payload = Write(payload, "event"),
        });
    }

    public override void SetCustomStatus(object? customStatus)
    {
        EnsureInTurn();
        CustomStatus = PayloadLimits.CheckCustomStatus(environment.Converter.Serialize(customStatus));
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        EnsureInTurn();
        ContinuesAsNew = true;
        NextInput = Write(options.NewInput, "input");
        NextVersion = options.NewVersion;
        PreserveEvents = options.PreserveUnprocessedEvents;
    }

    public override Guid NewGuid()
    {
        EnsureInTurn();
        return DeterministicGuid.Create(InstanceId, TurnStartedAt, guids++);
    }

    private string? Write(object? value, string what) => PayloadLimits.Check(environment.Converter.Serialize(value), what);

    private void EnsureInTurn()
    {
        if (scheduler.IsInTurn) return;
        scheduler.ReportForeign();
        throw new InvalidOperationException(
            $"The context of orchestration '{identity.Name}' was used outside its turn: the code awaited something that is not durable, " +
            "used ConfigureAwait(false), or started a thread. Await only tasks of TaskOrchestrationContext.");
    }
}
