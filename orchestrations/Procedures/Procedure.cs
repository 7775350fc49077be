using Microsoft.DurableTask;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.Procedures;

/// <summary>The case and the people that a procedure is about.</summary>
/// <param name="Applicant">The applicant's name, as shown to approvers.</param>
/// <param name="SubmittedBy">The person or partner who filed it. They may not approve anything in it.</param>
public sealed record ProcedureSubject(CaseReference Case, string Applicant, string SubmittedBy);

/// <summary>
/// One run of a procedure, with what its steps share. It runs inside the orchestrator, so it must be deterministic. Once the procedure is
/// stopped, no new step begins and every wait ends.
/// </summary>
public class Procedure(TaskOrchestrationContext context, ProcedureSubject subject) : IDisposable
{
    private readonly CancellationTokenSource stopped = new();
    private readonly List<string> asked = [];
    private readonly List<Task> begun = [];
    private readonly Dictionary<string, Task<string>> listening = [];

    /// <summary>The event to raise when a person has fixed the cause of a failing step. The step is then tried again.</summary>
    public static string MendedEvent(string activity) => $"mended-{activity}";

    public CaseReference Case => subject.Case;

    /// <summary>The orchestration's current time, in UTC.</summary>
    public DateTime Now => context.CurrentUtcDateTime;

    public string InstanceId => context.InstanceId;

    /// <summary>
    /// Runs a step, and retries it after a fault until the procedure is stopped. Give <paramref name="within"/> only where there is
    /// another way to go on: a procedure that fails cannot undo its steps or be withdrawn. A person is told of a step that keeps failing.
    /// </summary>
    /// <param name="within">How long to retry; null to retry without end.</param>
    /// <exception cref="TaskFailedException">The step kept failing for the time given by <paramref name="within"/>.</exception>
    /// <exception cref="OperationCanceledException">The procedure was stopped.</exception>
    public Task<T> Call<T>(string activity, object argument, TimeSpan? within = null) => Persist<T>(activity, argument, within, stopped.Token);

    public Task Do(string activity, object argument) => Call<object?>(activity, argument);

    /// <summary>Runs a step that is not essential. Gives <paramref name="otherwise"/> when it kept failing for <paramref name="within"/>.</summary>
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

    /// <summary>Runs a step without a result; false when it kept failing for <paramref name="within"/>.</summary>
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

    /// <summary>Runs a step that must happen even if the procedure is stopped or has ended. It is retried without end.</summary>
    public Task<T> Insist<T>(string activity, object argument) => Persist<T>(activity, argument, within: null, CancellationToken.None);

    /// <summary>Waits until a time, even if the procedure is stopped.</summary>
    public Task SleepUntil(DateTimeOffset time) => context.CreateTimer(time.UtcDateTime, CancellationToken.None);

    public Task Sleep(TimeSpan time) => context.CreateTimer(time, CancellationToken.None);

    /// <summary>Asks people to decide, and gives the option they chose.</summary>
    /// <param name="otherwise">The option chosen when nobody decides in time; the last option by default.</param>
    public async Task<string> Decide(
        string key, string kind, string what, string why, decimal? amount, IReadOnlyList<string> options,
        IReadOnlyList<ApprovalFact>? facts = null, string? requestedBy = null, string? otherwise = null) =>
        (await Ask(key, kind, what, why, amount, options, facts, requestedBy, otherwise)).Option;

    /// <summary>Asks people to decide, and gives the option with who decided and why.</summary>
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

    /// <summary>Withdraws an open question. Its answer is then the default option.</summary>
    public Task TakeBack(string key, string reason) => asked.Contains(key) ? context.WithdrawApproval(Case, key, reason) : Task.CompletedTask;

    /// <summary>
    /// Waits for an event. True when it came, or <paramref name="other"/> ended, before the deadline. The event only says that a document
    /// should be read; the facts are in that document.
    /// </summary>
    /// <param name="until">The deadline in UTC; null for none.</param>
    public async Task<bool> Hears(string eventName, DateTime? until, Task? other = null)
    {
        // There is one waiter for each event, kept for the next call: an abandoned waiter would swallow the next event.
        if (!listening.TryGetValue(eventName, out var heard)) listening[eventName] = heard = context.WaitForExternalEvent<string>(eventName);
        using var heardFirst = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token);
        var late = until is { } deadline ? context.CreateTimer(deadline, heardFirst.Token) : null;
        var first = await Task.WhenAny(new[] { heard, late, other }.OfType<Task>());
        if (first == heard) listening.Remove(eventName);
        heardFirst.Cancel();
        stopped.Token.ThrowIfCancellationRequested();
        return first != late;
    }

    /// <summary>Adds work that runs beside the other steps, so that <see cref="StopWaiting"/> waits for it.</summary>
    public Task Beside(Task work)
    {
        begun.Add(work);
        return work;
    }

    /// <summary>Runs steps at once, until all have given null or the first gives a refusal.</summary>
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

    /// <summary>Waits for a step, and runs <paramref name="escalate"/> once if it is not done by <paramref name="due"/>. The step goes on.</summary>
    public async Task<T> WithinTarget<T>(DateTimeOffset due, Task<T> work, Func<Task> escalate)
    {
        begun.Add(work);
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(stopped.Token);
        var late = context.CreateTimer(due.UtcDateTime, inTime.Token);
        if (await Task.WhenAny(work, late) == late && !stopped.IsCancellationRequested) await escalate();
        inTime.Cancel();
        return await work;
    }

    /// <summary>Gives the procedure's result, or the result of <paramref name="stop"/> if the event comes first.</summary>
    public async Task<T> Unless<T>(string eventName, Task<T> procedure, Func<string, T> stop)
    {
        begun.Add(procedure);
        var told = context.WaitForExternalEvent<string>(eventName);
        return await Task.WhenAny(procedure, told) == procedure ? await procedure : stop(await told);
    }

    /// <summary>Stops the procedure. No new step begins, and this waits for the running ones, so that undoing starts only when they are over.</summary>
    public async Task StopWaiting(string reason)
    {
        stopped.Cancel();
        foreach (var key in asked.ToArray()) await context.WithdrawApproval(Case, key, reason);
        // By index, since running work may add more before it notices the stop.
        for (var number = 0; number < begun.Count; number++)
        {
            try
            {
                await begun[number];
            }
            catch (OperationCanceledException)
            {
                // The stop cancelled it, as intended.
            }
            catch (TaskFailedException)
            {
                // What it failed to do need not be undone.
            }
        }
    }

    public void Dispose()
    {
        stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    // Compared by name: looking the type up throws where several types, or none, have this name.
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
                // Waiting does not make a document smaller: a person must fix the cause and then raise the event.
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
