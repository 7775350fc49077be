namespace Serverless.LocalDev.Store;

/// <summary>What kind of work is in flight; only used to say what a platform that will not fall idle is busy with.</summary>
public enum WorkKind { Request, Message, Turn, Activity, Timer, Write, Listener }

/// <summary>
/// Counts the work in flight across the embedded cloud. A component that hands work on begins the next scope before its
/// own ends, so that a count of zero means quiet everywhere: nothing happens any more until the clock moves or somebody calls.
/// </summary>
public sealed class WorkTracker
{
    private readonly int[] counts = new int[Enum.GetValues<WorkKind>().Length];
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int total;

    public int Count => Volatile.Read(ref total);

    public WorkScope Begin(WorkKind kind)
    {
        Interlocked.Increment(ref counts[(int)kind]);
        Interlocked.Increment(ref total);
        return new WorkScope(this, kind);
    }

    internal void End(WorkKind kind)
    {
        Interlocked.Decrement(ref counts[(int)kind]);
        if (Interlocked.Decrement(ref total) == 0) ReleaseWaiters();
    }

    /// <summary>Completes when nothing is in flight; at once if nothing is.</summary>
    public Task WhenIdleAsync()
    {
        if (Count == 0) return Task.CompletedTask;
        lock (gate)
        {
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var waiting = idle.Task;
            // Work may have ended between the look above and the wait: nobody else would wake this one.
            if (Count == 0)
            {
                idle.SetResult();
                idle = null;
            }
            return waiting;
        }
    }

    /// <summary>Such as "Message 2, Activity 1".</summary>
    public string Describe() => string.Join(", ", Enum.GetValues<WorkKind>()
        .Where(kind => Volatile.Read(ref counts[(int)kind]) != 0)
        .Select(kind => $"{kind} {Volatile.Read(ref counts[(int)kind])}"));

    private void ReleaseWaiters()
    {
        if (Volatile.Read(ref idle) is null) return;
        lock (gate)
        {
            idle?.SetResult();
            idle = null;
        }
    }
}

/// <summary>One piece of work in flight; ends once, when disposed.</summary>
public struct WorkScope(WorkTracker tracker, WorkKind kind) : IDisposable, IEquatable<WorkScope>
{
    private WorkTracker? tracker = tracker;

    public void Dispose()
    {
        tracker?.End(kind);
        tracker = null;
    }

    public readonly bool Equals(WorkScope other) => ReferenceEquals(tracker, other.tracker);

    public override readonly bool Equals(object? obj) => obj is WorkScope other && Equals(other);

    public override readonly int GetHashCode() => tracker?.GetHashCode() ?? 0;

    public static bool operator ==(WorkScope left, WorkScope right) => left.Equals(right);

    public static bool operator !=(WorkScope left, WorkScope right) => !left.Equals(right);
}
