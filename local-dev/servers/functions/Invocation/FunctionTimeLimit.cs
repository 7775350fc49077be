using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>
/// functionTimeout of host.json over everything that runs. All limits are of one length, so the oldest invocation is the
/// next to expire: a list in order of start, and one callback on the clock for its head.
/// </summary>
internal sealed class FunctionTimeLimit(CloudClock clock, TimeSpan limit)
{
    private readonly Lock gate = new();
    private RunningInvocation? oldest;
    private RunningInvocation? newest;
    private bool armed;

    public void Enter(RunningInvocation invocation)
    {
        invocation.Deadline = clock.UtcNow + limit;
        lock (gate)
        {
            invocation.Earlier = newest;
            if (newest is null) oldest = invocation;
            else newest.Later = invocation;
            newest = invocation;
            if (armed) return;
            armed = true;
            clock.Schedule(oldest!.Deadline, ExpireDue);
        }
    }

    public void Leave(RunningInvocation invocation)
    {
        lock (gate) Unlink(invocation);
    }

    private void ExpireDue()
    {
        var now = clock.UtcNow;
        List<RunningInvocation>? expired = null;
        lock (gate)
        {
            while (oldest is { } next && next.Deadline <= now)
            {
                (expired ??= []).Add(next);
                Unlink(next);
            }
            armed = oldest is not null;
            if (armed) clock.Schedule(oldest!.Deadline, ExpireDue);
        }
        if (expired is not null)
        {
            foreach (var invocation in expired) invocation.Expire(limit);
        }
    }

    private void Unlink(RunningInvocation invocation)
    {
        if (invocation.Earlier is null && invocation.Later is null && !ReferenceEquals(oldest, invocation)) return;
        if (invocation.Earlier is { } earlier) earlier.Later = invocation.Later;
        else oldest = invocation.Later;
        if (invocation.Later is { } later) later.Earlier = invocation.Earlier;
        else newest = invocation.Earlier;
        invocation.Earlier = invocation.Later = null;
    }
}
