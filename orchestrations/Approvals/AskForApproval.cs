using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <param name="InstanceId">The orchestration that waits for the decision.</param>
public sealed record ApprovalAsk(ApprovalRequest Request, string InstanceId);

/// <summary>Writes the approval. Its links are sent in a later step, so that no link can arrive before its approval exists.</summary>
public sealed class AskForApproval(
    ApprovalStore approvals, IStaffDirectory staff, EffectiveDated<ApprovalPolicy> policies, CaseStore cases, TimeProvider time)
{
    [Function(nameof(AskForApproval))]
    public async Task<ApprovalProgress> Run([ActivityTrigger] ApprovalAsk ask, CancellationToken cancellation)
    {
        var asked = Decide(ask, policies, await staff.AtLeastAsync(StaffRole.Specialist, cancellation), time.GetUtcNow());
        var approval = await approvals.CreateAsync(asked, cancellation);
        if (approval.Outcome is { } outcome)
        {
            // It was withdrawn before it was asked, when its options were not known yet.
            if (approval.Request.Options.Count == 0) return ApprovalProgress.Of(approval) with { Decision = outcome with { Option = ask.Request.DefaultOption } };
            return await cases.NoteEndAsync(approval, cancellation);
        }
        await cases.NoteAsync(ask.Request.Case, approval.Id, $"Approval asked: {ask.Request.Kind}", "staff", approval.ExpiresAt, "Under review", cancellation);
        return ApprovalProgress.Of(approval);
    }

    /// <exception cref="ArgumentException">The default is not among the options, or there are fewer than two options.</exception>
    public static ApprovalDocument Decide(ApprovalAsk ask, EffectiveDated<ApprovalPolicy> policies, IReadOnlyList<StaffMember> staff, DateTimeOffset now)
    {
        var request = ask.Request;
        if (request.Options.Count < 2) throw new ArgumentException("An approval has at least two options.", nameof(ask));
        if (!request.Options.Contains(request.DefaultOption)) throw new ArgumentException("The default option is one of the options.", nameof(ask));
        var policy = policies.On(BusinessCalendar.DateOf(now));
        var rule = policy.For(request.Kind);
        return new ApprovalDocument
        {
            Id = ApprovalDocument.IdFor(request.Case.RequestId, request.Key),
            AccountId = request.Case.AccountId,
            Request = request,
            Rule = rule,
            PolicyFrom = policy.EffectiveFrom,
            InstanceId = ask.InstanceId,
            Status = ApprovalStatus.Pending,
            Approvers = ApproverChoice.First(request, rule, staff),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = request.Case.RequestId,
        }.Noting(AuditedAct.Asked, request.RequestedBy, now);
    }
}
