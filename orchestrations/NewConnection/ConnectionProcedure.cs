using Microsoft.DurableTask;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// One run of the procedure: what its steps share. Runs inside the orchestrator: deterministic, like it. Once the procedure
/// is stopped no step begins any more, and every wait ends.
/// </summary>
internal sealed class ConnectionProcedure(TaskOrchestrationContext context, NewConnectionInput input) : IDisposable
{
    /// <summary>From 5 s to 4 h apart.</summary>
    public const int AboutTwoDays = 18;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>Undoing is not given up within a year: what it leaves undone is somebody's money.</summary>
    public static readonly TaskOptions Insisting = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 2500, firstRetryInterval: FirstPause, backoffCoefficient: 3, maxRetryInterval: LongestPause));

    private readonly CancellationTokenSource stopped = new();
    private readonly List<string> asked = [];
    private readonly List<Task> begun = [];
    private readonly Dictionary<string, Task<string>> listening = [];

    public NewConnectionInput Input => input;

    public DateTime Now => context.CurrentUtcDateTime;

    public string InstanceId => context.InstanceId;

    public string PremiseId => PremiseWriter.PremiseIdFor(input.Case.AccountId);

    /// <summary>
    /// A step: tried again after a fault, until the procedure is stopped. It is given up only where there is another way to go
    /// on: a procedure that failed would keep what it was given, and nobody could withdraw it.
    /// </summary>
    /// <exception cref="TaskFailedException">It failed in all of its attempts.</exception>
    /// <exception cref="OperationCanceledException">The procedure is stopped.</exception>
    public async Task<T> Call<T>(string activity, object argument, int attempts = int.MaxValue)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            stopped.Token.ThrowIfCancellationRequested();
            try
            {
                return await context.CallActivityAsync<T>(activity, argument);
            }
            catch (TaskFailedException) when (attempt < attempts)
            {
                // Tried again below.
            }
            await context.CreateTimer(Now + pause, stopped.Token);
            pause = pause * 3 < LongestPause ? pause * 3 : LongestPause;
        }
    }

    public Task Do(string activity, object argument) => Call<object?>(activity, argument);

    /// <summary>A step that can be gone on without: false when it failed every time.</summary>
    public async Task<bool> Try(string activity, object argument)
    {
        try
        {
            await Call<object?>(activity, argument, AboutTwoDays);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    /// <summary>A step that must happen even though the procedure is stopped, or has ended.</summary>
    public Task<T> Insist<T>(string activity, object argument) => context.CallActivityAsync<T>(activity, argument, Insisting);

    public Task Sleep(TimeSpan time) => context.CreateTimer(time, CancellationToken.None);

    /// <summary>The option people choose.</summary>
    /// <param name="otherwise">What holds when nobody decides in time; the last option unless it is said.</param>
    public async Task<string> Decide(
        string key, string kind, string what, string why, decimal? amount, IReadOnlyList<string> options,
        IReadOnlyList<ApprovalFact>? facts = null, string? requestedBy = null, string? otherwise = null) =>
        (await Ask(key, kind, what, why, amount, options, facts, requestedBy, otherwise)).Option;

    /// <summary>The same with who decided, and why.</summary>
    public async Task<ApprovalDecision> Ask(
        string key, string kind, string what, string why, decimal? amount, IReadOnlyList<string> options,
        IReadOnlyList<ApprovalFact>? facts = null, string? requestedBy = null, string? otherwise = null)
    {
        stopped.Token.ThrowIfCancellationRequested();
        asked.Add(key);
        ApprovalFact[] known = [new("Applicant", input.Details.Applicant.LegalName), .. facts ?? []];
        var decision = await context.RequestApproval(new(input.Case, key, kind, what, why, known, amount, options, otherwise ?? options[^1], requestedBy ?? input.SubmittedBy));
        asked.Remove(key);
        stopped.Token.ThrowIfCancellationRequested();
        return decision;
    }

    /// <summary>Takes a question back; whoever waits for its answer gets the careful one.</summary>
    public Task TakeBack(string key, string reason) => asked.Contains(key) ? context.WithdrawApproval(input.Case, key, reason) : Task.CompletedTask;

    /// <summary>
    /// True when the event came, or <paramref name="other"/> ended, before the time came. What an event is about is read from its
    /// document: it only says that is worth a look.
    /// </summary>
    public async Task<bool> Hears(string eventName, DateTime until, Task? other = null)
    {
        // One waiter an event: one that is given up would still swallow the next event.
        if (!listening.TryGetValue(eventName, out var heard)) listening[eventName] = heard = context.WaitForExternalEvent<string>(eventName);
        using var heardFirst = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token);
        var late = context.CreateTimer(until, heardFirst.Token);
        var first = await Task.WhenAny(other is null ? [heard, late] : [heard, late, other]);
        if (first == heard) listening.Remove(eventName);
        heardFirst.Cancel();
        stopped.Token.ThrowIfCancellationRequested();
        return first != late;
    }

    /// <summary>Begins a step that runs beside the others.</summary>
    public Task Beside(Task work)
    {
        begun.Add(work);
        return work;
    }

    /// <summary>Runs steps at once, until all are done or the first refuses.</summary>
    public async Task<Refusal?> All(params IReadOnlyList<Task<Refusal?>> branches)
    {
        begun.AddRange(branches);
        var open = branches.ToList();
        while (open.Count > 0)
        {
            var done = await Task.WhenAny(open);
            open.Remove(done);
            if (await done is { } refused) return refused;
        }
        return null;
    }

    /// <summary>Tells an escalation event when a step takes longer than its target; the step goes on.</summary>
    public async Task<Refusal?> WithinTarget(ConnectionStep step, Task<Refusal?> work)
    {
        begun.Add(work);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token);
        var due = input.Calendar.Due(new DateTimeOffset(Now, TimeSpan.Zero), input.Policy.WorkingDaysFor(step));
        var late = context.CreateTimer(due.UtcDateTime, inTime.Token);
        if (await Task.WhenAny(work, late) == late && !stopped.IsCancellationRequested) await Do(nameof(EscalateBreach), new TargetBreach(input.Case, step, due));
        inTime.Cancel();
        return await work;
    }

    public async Task<Refusal?> UnlessWithdrawn(Task<Refusal?> procedure)
    {
        begun.Add(procedure);
        var withdrawn = context.WaitForExternalEvent<string>(WithdrawConnection.WithdrawEvent);
        return await Task.WhenAny(procedure, withdrawn) == procedure
            ? await procedure
            : new Refusal(await withdrawn, NewConnectionResult.Withdrawn);
    }

    /// <summary>No step begins any more; those that have begun are waited for, so that undoing comes after all doing.</summary>
    public async Task StopWaiting(Refusal refused)
    {
        stopped.Cancel();
        foreach (var key in asked.ToArray()) await context.WithdrawApproval(input.Case, key, refused.Reason);
        // By number: what goes on may begin something more before it notices.
        for (var number = 0; number < begun.Count; number++)
        {
            try
            {
                await begun[number];
            }
            catch (OperationCanceledException)
            {
                // Stopped, as it should be.
            }
            catch (TaskFailedException)
            {
                // What it could not do is not there to be undone.
            }
        }
    }

    public void Dispose() => stopped.Dispose();
}
