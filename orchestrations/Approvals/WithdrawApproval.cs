using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Approvals;

public sealed record ApprovalWithdrawal(ApprovalReference Approval, string InstanceId, string Reason);

/// <summary>Withdraws an approval. One that was not asked yet is stored as withdrawn too, because another branch may be about to ask it.</summary>
public sealed class WithdrawApproval(ApprovalStore approvals, EffectiveDated<ApprovalPolicy> policies, CaseStore cases, TimeProvider time)
{
    [Function(nameof(WithdrawApproval))]
    public async Task<ApprovalProgress> Run([ActivityTrigger] ApprovalWithdrawal withdrawal, CancellationToken cancellation)
    {
        var (accountId, approvalId) = (withdrawal.Approval.Case.AccountId, withdrawal.Approval.ApprovalId);
        await approvals.CreateAsync(NeverAsked(withdrawal, policies, time.GetUtcNow()), cancellation);
        var approval = await approvals.ChangeAsync(accountId, approvalId, (current, now) => Decide(current, withdrawal.Reason, now), cancellation)
            ?? throw new InvalidOperationException($"There is no {approvalId} to withdraw.");
        return approval.Request.Options.Count == 0 ? ApprovalProgress.Of(approval) : await cases.NoteEndAsync(approval, cancellation);
    }

    public static ApprovalDocument Decide(ApprovalDocument approval, string reason, DateTimeOffset now) =>
        approval.Status != ApprovalStatus.Pending
            ? approval
            : approval.Noting(AuditedAct.Withdrawn, "system", now) with
            {
                Status = ApprovalStatus.Withdrawn,
                Outcome = new(approval.Request.DefaultOption, [], $"Withdrawn: {reason}"),
            };

    private static ApprovalDocument NeverAsked(ApprovalWithdrawal withdrawal, EffectiveDated<ApprovalPolicy> policies, DateTimeOffset now)
    {
        var policy = policies.On(BusinessCalendar.DateOf(now));
        var request = new ApprovalRequest(
            withdrawal.Approval.Case, withdrawal.Approval.Key, ApprovalPolicy.OtherKinds, "Withdrawn before it was asked", "", [], null, [], "", "system");
        return new ApprovalDocument
        {
            Id = withdrawal.Approval.ApprovalId,
            AccountId = withdrawal.Approval.Case.AccountId,
            Request = request,
            Rule = policy.For(request.Kind),
            PolicyFrom = policy.EffectiveFrom,
            InstanceId = withdrawal.InstanceId,
            Status = ApprovalStatus.Withdrawn,
            Approvers = [],
            Outcome = new("", [], $"Withdrawn: {withdrawal.Reason}"),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = request.Case.RequestId,
        }.Noting(AuditedAct.Withdrawn, "system", now);
    }
}
