using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Asking people, from any orchestration. Runs inside the orchestrator: deterministic, like it.</summary>
public static class ApprovalSteps
{
    /// <summary>
    /// Asks, and waits until people have decided or the default holds: a reminder, the supervisors, the managers, the end. The
    /// decision is read from its document, not from the event, which only says that it is worth a look; a lost event costs
    /// time until the next deadline, never the decision. Nor does mail that is down hold a deadline up: whoever could not be
    /// told is told with the next one's message.
    /// </summary>
    public static async Task<ApprovalDecision> RequestApproval(this TaskOrchestrationContext context, ApprovalRequest request)
    {
        var reference = new ApprovalReference(request.Case, request.Key);
        var asked = await context.CallActivityAsync<ApprovalProgress>(nameof(AskForApproval), new ApprovalAsk(request, context.InstanceId), Retries.OwnServices);
        if (asked.Decision is { } before) return before;
        var heard = context.WaitForExternalEvent<string>(ApprovalDocument.EventFor(asked.ApprovalId));
        // Beside the wait: some may have their link, and decide, while others cannot be told.
        var sent = context.TryBy(asked.Deadlines[0].At, nameof(SendApprovalLinks), reference);
        for (var next = 0; next < asked.Deadlines.Count; next++)
        {
            var deadline = asked.Deadlines[next];
            using var heardFirst = new CancellationTokenSource();
            var due = context.CreateTimer(deadline.At.UtcDateTime, heardFirst.Token);
            while (await Task.WhenAny(heard, due) == heard)
            {
                var read = await context.TryBy(deadline.At, nameof(ReadApproval), reference);
                if (read?.Decision is { } decision)
                {
                    heardFirst.Cancel();
                    return decision;
                }
                heard = context.WaitForExternalEvent<string>(ApprovalDocument.EventFor(asked.ApprovalId));
            }
            if (next == 0) await sent;
            var pursuit = new ApprovalPursuit(reference, deadline.Stage);
            var pursued = deadline == asked.Deadlines[^1]
                ? await context.CallActivityAsync<ApprovalProgress>(nameof(PursueApproval), pursuit, Retries.OwnServices)
                : await context.TryBy(asked.Deadlines[next + 1].At, nameof(PursueApproval), pursuit);
            if (pursued?.Decision is { } made) return made;
        }
        throw new InvalidOperationException($"{asked.ApprovalId} has passed its last deadline and is still pending.");
    }

    /// <summary>
    /// Takes back what nobody needs any more: links die, and whoever waits goes on with the default option. What was decided
    /// before stands. A key withdrawn stays so: asked later, it is answered with the default option at once.
    /// </summary>
    public static async Task WithdrawApproval(this TaskOrchestrationContext context, CaseReference reference, string key, string reason)
    {
        var withdrawal = new ApprovalWithdrawal(new(reference, key), context.InstanceId, reason);
        var withdrawn = await context.CallActivityAsync<ApprovalProgress>(nameof(Approvals.WithdrawApproval), withdrawal, Retries.OwnServices);
        context.SendEvent(withdrawn.InstanceId, ApprovalDocument.EventFor(withdrawn.ApprovalId), withdrawn.ApprovalId);
    }

    /// <summary>Null when it failed until the deadline.</summary>
    private static async Task<ApprovalProgress?> TryBy(this TaskOrchestrationContext context, DateTimeOffset deadline, string activity, object argument)
    {
        try
        {
            return await context.CallActivityAsync<ApprovalProgress>(activity, argument, Retries.Within(deadline.UtcDateTime - context.CurrentUtcDateTime));
        }
        catch (TaskFailedException)
        {
            return null;
        }
    }
}

/// <summary>An approval on its own, for who would rather call or start it than wait inside: its output is the decision.</summary>
public static class ApprovalOrchestrator
{
    public const string Name = "Approval";

    /// <summary>Raised at it with a reason, takes the approval back.</summary>
    public const string WithdrawEvent = "withdraw";

    [Function(Name)]
    public static async Task<ApprovalDecision> Run([OrchestrationTrigger] TaskOrchestrationContext context, ApprovalRequest request)
    {
        var decided = context.RequestApproval(request);
        var withdrawn = context.WaitForExternalEvent<string>(WithdrawEvent);
        if (await Task.WhenAny(decided, withdrawn) == withdrawn) await context.WithdrawApproval(request.Case, request.Key, await withdrawn);
        return await decided;
    }
}
