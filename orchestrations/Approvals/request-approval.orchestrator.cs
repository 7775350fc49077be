using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Lets any orchestration ask people. This code runs inside the orchestrator, so it must be deterministic.</summary>
public static class ApprovalSteps
{
    /// <summary>
    /// Asks, and waits for a decision. As time passes it sends a reminder, then asks the supervisors, then the managers, and in the end
    /// the default option is chosen. The event only says that the approval should be read; the decision is read from its document, so a
    /// lost event delays it to the next deadline at most. Mail that is down does not delay a deadline either: a person who could not be
    /// told is told with the next message.
    /// </summary>
    public static async Task<ApprovalDecision> RequestApproval(this TaskOrchestrationContext context, ApprovalRequest request)
    {
        var reference = new ApprovalReference(request.Case, request.Key);
        var asked = await context.CallActivityAsync<ApprovalProgress>(nameof(AskForApproval), new ApprovalAsk(request, context.InstanceId), Retries.OwnServices);
        if (asked.Decision is { } before) return before;
        var heard = context.WaitForExternalEvent<string>(ApprovalDocument.EventFor(asked.ApprovalId));
        // The links are sent while this waits: some approvers may have their link, and decide, while others cannot be reached.
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
    /// Withdraws a question nobody needs any more. Its links become invalid, and the waiting orchestration gets the default option. An
    /// approval already decided does not change. A withdrawn key stays withdrawn: asking it later gives the default option at once.
    /// </summary>
    public static async Task WithdrawApproval(this TaskOrchestrationContext context, CaseReference reference, string key, string reason)
    {
        var withdrawal = new ApprovalWithdrawal(new(reference, key), context.InstanceId, reason);
        var withdrawn = await context.CallActivityAsync<ApprovalProgress>(nameof(Approvals.WithdrawApproval), withdrawal, Retries.OwnServices);
        context.SendEvent(withdrawn.InstanceId, ApprovalDocument.EventFor(withdrawn.ApprovalId), withdrawn.ApprovalId);
    }

    /// <summary>Calls an activity and retries it until the deadline.</summary>
    /// <returns>Null when it failed until the deadline.</returns>
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

/// <summary>An approval as an orchestration of its own, to be called or started by others. Its output is the decision.</summary>
public static class ApprovalOrchestrator
{
    public const string Name = "Approval";

    /// <summary>The event that withdraws the approval; its value is the reason.</summary>
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
