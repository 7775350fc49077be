using Microsoft.DurableTask;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.Procedures;

/// <summary>Whose procedure it is.</summary>
/// <param name="Applicant">The name an approver is shown.</param>
/// <param name="SubmittedBy">Who filed it; as an approver they may not decide about it.</param>
public sealed record ProcedureSubject(CaseReference Case, string Applicant, string SubmittedBy);

/// <summary>
/// One run of a procedure: what its steps share. Runs inside the orchestrator: deterministic, like it. Once the procedure is
/// stopped no step begins any more, and every wait ends.
/// </summary>
public class Procedure(TaskOrchestrationContext context, ProcedureSubject subject) : IDisposable
{
    private readonly CancellationTokenSource stopped = new();
    private readonly List<string> asked = [];
    private readonly List<Task> begun = [];
    private readonly Dictionary<string, Task<string>> listening = [];

    /// <summary>Raised at the instance, has a step that was handed to a person tried again.</summary>
    public static string MendedEvent(string activity) => $"mended-{activity}";

    public CaseReference Case => subject.Case;

    /// <summary>UTC, the orchestration's own.</summary>
    public DateTime Now => context.CurrentUtcDateTime;

    public string InstanceId => context.InstanceId;

    /// <summary>
    /// A step: tried again after a fault, until the procedure is stopped. It is given up only where there is another way to go on:
    /// a procedure that failed would keep what it was given, and nobody could withdraw it. A person is told of a step that keeps failing.
    /// </summary>
    /// <param name="within">How long it is tried at most; null for as long as it takes.</param>
    /// <exception cref="TaskFailedException">It failed for all of <paramref name="within"/>.</exception>
    /// <exception cref="OperationCanceledException">The procedure is stopped.</exception>
    public Task<T> Call<T>(string activity, object argument, TimeSpan? within = null) => Persist<T>(activity, argument, within, stopped.Token);

    public Task Do(string activity, object argument) => Call<object?>(activity, argument);

    /// <summary>A step that can be gone on without: <paramref name="otherwise"/> when it failed for all of <paramref name="within"/>.</summary>
    public async Task<T> CallOr<T>(string activity, object argument, TimeSpan within, T otherwise)
    {
        try
        {
            return await Call<T>(activity, argument, within);
        }
        catch (TaskFailedException)
        {
            return otherwise;
        }
    }

    /// <summary>The same for a step that answers nothing: false when it failed for all of <paramref name="within"/>.</summary>
    public async Task<bool> Try(string activity, object argument, TimeSpan within)
    {
        try
        {
            await Call<object?>(activity, argument, within);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    /// <summary>A step that must happen even though the procedure is stopped, or has ended: it is never given up.</summary>
    public Task<T> Insist<T>(string activity, object argument) => Persist<T>(activity, argument, within: null, CancellationToken.None);

    /// <summary>Waits even though the procedure is stopped.</summary>
    public Task SleepUntil(DateTimeOffset time) => context.CreateTimer(time.UtcDateTime, CancellationToken.None);

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
        ApprovalFact[] known = [new("Applicant", subject.Applicant), .. facts ?? []];
        var decision = await context.RequestApproval(new(Case, key, kind, what, why, known, amount, options, otherwise ?? options[^1], requestedBy ?? subject.SubmittedBy));
        asked.Remove(key);
        stopped.Token.ThrowIfCancellationRequested();
        return decision;
    }

    /// <summary>Takes a question back; whoever waits for its answer gets the careful one.</summary>
    public Task TakeBack(string key, string reason) => asked.Contains(key) ? context.WithdrawApproval(Case, key, reason) : Task.CompletedTask;

    /// <summary>
    /// True when the event came, or <paramref name="other"/> ended, before the time came. What an event is about is read from its
    /// document: it only says that is worth a look.
    /// </summary>
    /// <param name="until">UTC; null waits for as long as it takes.</param>
    public async Task<bool> Hears(string eventName, DateTime? until, Task? other = null)
    {
        // One waiter an event: one that is given up would still swallow the next event.
        if (!listening.TryGetValue(eventName, out var heard)) listening[eventName] = heard = context.WaitForExternalEvent<string>(eventName);
        using var heardFirst = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token);
        var late = until is { } deadline ? context.CreateTimer(deadline, heardFirst.Token) : null;
        var first = await Task.WhenAny(new[] { heard, late, other }.OfType<Task>());
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

    /// <summary>Runs steps at once, until all are done or the first answers something else than null: a refusal.</summary>
    public async Task<T?> All<T>(params IReadOnlyList<Task<T?>> branches) where T : class
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

    /// <summary>Does <paramref name="escalate"/> when a step is not done by its target; the step goes on.</summary>
    public async Task<T> WithinTarget<T>(DateTimeOffset due, Task<T> work, Func<Task> escalate)
    {
        begun.Add(work);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token);
        var late = context.CreateTimer(due.UtcDateTime, inTime.Token);
        if (await Task.WhenAny(work, late) == late && !stopped.IsCancellationRequested) await escalate();
        inTime.Cancel();
        return await work;
    }

    /// <summary>The procedure's own end, or what <paramref name="stop"/> makes of the event when that comes first.</summary>
    public async Task<T> Unless<T>(string eventName, Task<T> procedure, Func<string, T> stop)
    {
        begun.Add(procedure);
        var told = context.WaitForExternalEvent<string>(eventName);
        return await Task.WhenAny(procedure, told) == procedure ? await procedure : stop(await told);
    }

    /// <summary>No step begins any more; those that have begun are waited for, so that undoing comes after all doing.</summary>
    public async Task StopWaiting(string reason)
    {
        stopped.Cancel();
        foreach (var key in asked.ToArray()) await context.WithdrawApproval(Case, key, reason);
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

    public void Dispose()
    {
        stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    // By name: looking for a fault's type throws where another of that name is loaded or none is.
    private static bool IsTooLarge(TaskFailureDetails? failure) =>
        failure is not null && (failure.ErrorType == typeof(DocumentTooLargeException).FullName || IsTooLarge(failure.InnerFailure));

    private async Task<T> Persist<T>(string activity, object argument, TimeSpan? within, CancellationToken cancellation)
    {
        var (began, pause, isTold) = (Now, StepPatience.FirstPause, false);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            string error;
            try
            {
                var done = await context.CallActivityAsync<T>(activity, argument);
                if (isTold) await context.CallActivityAsync(nameof(ReportFailingStep), new FailingStep(Case, activity, began, null), Retries.OwnServices);
                return done;
            }
            catch (TaskFailedException failed) when (within is null && IsTooLarge(failed.FailureDetails))
            {
                // Nothing gets smaller by waiting: a person mends it, and then says so.
                isTold = true;
                await context.CallActivityAsync(nameof(ReportFailingStep), new FailingStep(Case, activity, began, nameof(DocumentTooLargeException), IsStillTried: false), Retries.OwnServices);
                await context.WaitForExternalEvent<string>(MendedEvent(activity), cancellation);
                continue;
            }
            catch (TaskFailedException failed) when (!IsTooLarge(failed.FailureDetails) && (within is null || Now + pause - began <= within))
            {
                error = failed.FailureDetails.ErrorType;
            }
            if (within is null && !isTold && Now - began >= StepPatience.BeforeTelling)
            {
                isTold = true;
                await context.CallActivityAsync(nameof(ReportFailingStep), new FailingStep(Case, activity, began, error), Retries.OwnServices);
            }
            await context.CreateTimer(Now + pause, cancellation);
            pause = StepPatience.After(pause);
        }
    }
}
