using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    private readonly List<TaskCompletionSource<OrchestrationState?>> completionWaiters = [];
    private readonly List<TaskCompletionSource<OrchestrationState?>> startWaiters = [];
    private OrchestrationState? ended;
    private bool hasStarted;

    /// <summary>Completes when the instance has ended, with its state.</summary>
    public Task<OrchestrationState?> WhenEndedAsync(CancellationToken cancellation) => WaitAsync(completionWaiters, false, cancellation);

    /// <summary>Completes when the first turn is over.</summary>
    public Task<OrchestrationState?> WhenStartedAsync(CancellationToken cancellation) => WaitAsync(startWaiters, true, cancellation);

    /// <summary>Those who waited for the instance this one replaces wait for this one.</summary>
    public void Adopt(List<TaskCompletionSource<OrchestrationState?>> waiters)
    {
        lock (gate) completionWaiters.AddRange(waiters);
    }

    /// <summary>The store has stopped: what they wait for does not come before a restart.</summary>
    public void FailWaiters(StoreException reason)
    {
        lock (gate)
        {
            foreach (var waiter in completionWaiters.Concat(startWaiters)) waiter.TrySetException(reason);
            completionWaiters.Clear();
            startWaiters.Clear();
        }
    }

    private Task<OrchestrationState?> WaitAsync(
        List<TaskCompletionSource<OrchestrationState?>> waiters, bool startSuffices, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<OrchestrationState?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (ended is not null) return Task.FromResult<OrchestrationState?>(ended);
            if (hub.Store.Fault is { } fault) return Task.FromException<OrchestrationState?>(fault);
            if (startSuffices && hasStarted) return Task.FromResult<OrchestrationState?>(null);
            waiters.Add(waiter);
        }
        return cancellation.CanBeCanceled ? waiter.Task.WaitAsync(cancellation) : waiter.Task;
    }

    private void ReleaseAll(OrchestrationState state)
    {
        lock (gate)
        {
            ended ??= state;
            foreach (var waiter in completionWaiters.Concat(startWaiters)) waiter.TrySetResult(ended);
            completionWaiters.Clear();
            startWaiters.Clear();
        }
    }

    private void ReleaseStartWaiters(OrchestrationStatus status)
    {
        if (hasStarted || status == OrchestrationStatus.Pending) return;
        lock (gate)
        {
            hasStarted = true;
            foreach (var waiter in startWaiters) waiter.TrySetResult(null);
            startWaiters.Clear();
        }
    }
}
