namespace Serverless.LocalDev.Cosmos;

/// <summary>
/// Makes the next matching requests fail as a real account does under load or on a bad network. Faults are used up in the
/// order in which they were asked for; a request takes the first that matches it.
/// </summary>
public sealed class CosmosFaults
{
    private readonly Lock gate = new();
    private readonly List<PendingFault> pending = [];
    private volatile bool any;

    /// <summary>The next <paramref name="requests"/> answer 429 (substatus 3200) with x-ms-retry-after-ms; the SDK waits that long in real time.</summary>
    public void Throttle(int requests, TimeSpan retryAfter, Func<CosmosOperation, bool>? matching = null) =>
        Add(new PendingFault(FaultKind.Status, 429, 3200, retryAfter, matching, requests));

    /// <summary>The next <paramref name="requests"/> answer 503.</summary>
    public void Unavailable(int requests, Func<CosmosOperation, bool>? matching = null) =>
        Add(new PendingFault(FaultKind.Status, 503, 0, null, matching, requests));

    /// <summary>The next <paramref name="requests"/> answer 408.</summary>
    public void RequestTimeout(int requests, Func<CosmosOperation, bool>? matching = null) =>
        Add(new PendingFault(FaultKind.Status, 408, 0, null, matching, requests));

    /// <summary>The next <paramref name="requests"/> break off as a lost connection does, without having had an effect.</summary>
    public void Disconnect(int requests, Func<CosmosOperation, bool>? matching = null) =>
        Add(new PendingFault(FaultKind.LostRequest, 0, 0, null, matching, requests));

    /// <summary>The next <paramref name="requests"/> take effect, but their answer is lost: the caller cannot know.</summary>
    public void LoseAnswer(int requests, Func<CosmosOperation, bool>? matching = null) =>
        Add(new PendingFault(FaultKind.LostAnswer, 0, 0, null, matching, requests));

    /// <summary>Forgets what was not used up.</summary>
    public void Clear()
    {
        lock (gate)
        {
            pending.Clear();
            any = false;
        }
    }

    internal bool Any => any;

    internal PendingFault? Take(CosmosOperation operation)
    {
        lock (gate)
        {
            var index = pending.FindIndex(fault => fault.Matching is null || fault.Matching(operation));
            if (index < 0) return null;
            var found = pending[index];
            if (--found.Remaining <= 0) pending.RemoveAt(index);
            any = pending.Count > 0;
            return found;
        }
    }

    private void Add(PendingFault fault)
    {
        lock (gate)
        {
            pending.Add(fault);
            any = true;
        }
    }
}

internal enum FaultKind { Status, LostRequest, LostAnswer }

internal sealed record PendingFault(
    FaultKind Kind, int Status, int SubStatus, TimeSpan? RetryAfter, Func<CosmosOperation, bool>? Matching, int Remaining)
{
    public int Remaining { get; set; } = Remaining;
}
