using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Approvals;

/// <summary>
/// Reads how far an approval is. It sends the link to a person it was handed to who got none, and notes the approval's end on the case's
/// timeline.
/// </summary>
public sealed class ReadApproval(ApprovalStore approvals, ApprovalLinks links, CaseStore cases)
{
    [Function(nameof(ReadApproval))]
    public async Task<ApprovalProgress> Run([ActivityTrigger] ApprovalReference reference, CancellationToken cancellation)
    {
        var approval = await approvals.GetAsync(reference, cancellation);
        await links.SendAsync(approval, ApprovalPurpose.Delegated, cancellation);
        return await cases.NoteEndAsync(approval, cancellation);
    }
}

internal static class ApprovalTimeline
{
    public static async Task<ApprovalProgress> NoteEndAsync(this CaseStore cases, ApprovalDocument approval, CancellationToken cancellation)
    {
        if (approval.Outcome is { } outcome)
        {
            var text = approval.Status switch
            {
                ApprovalStatus.Withdrawn => $"Approval withdrawn: {approval.Request.Kind}",
                ApprovalStatus.TimedOut => $"Nobody decided in time: {approval.Request.Kind}: {outcome.Option}",
                _ => $"Decided: {approval.Request.Kind}: {outcome.Option}",
            };
            await cases.NoteAsync(approval.Case, $"{approval.Id}{CaseDocument.EndedSuffix}", text, forCustomer: "Review ended", cancellation: cancellation);
        }
        return ApprovalProgress.Of(approval);
    }
}
