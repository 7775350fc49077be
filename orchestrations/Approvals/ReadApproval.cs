using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Looks how far an approval is, and tells its end on the case's timeline.</summary>
public sealed class ReadApproval(ApprovalStore approvals, CaseStore cases)
{
    [Function(nameof(ReadApproval))]
    public async Task<ApprovalProgress> Run([ActivityTrigger] ApprovalReference reference, CancellationToken cancellation) =>
        await cases.NoteEndAsync(await approvals.GetAsync(reference, cancellation), cancellation);
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
            await cases.NoteAsync(approval.Case, $"{approval.Id}-ended", text, cancellation: cancellation);
        }
        return ApprovalProgress.Of(approval);
    }
}
