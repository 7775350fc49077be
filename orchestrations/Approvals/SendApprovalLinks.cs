using Microsoft.Azure.Functions.Worker;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Sends their link to everybody who is asked.</summary>
public sealed class SendApprovalLinks(ApprovalStore approvals, ApprovalLinks links)
{
    [Function(nameof(SendApprovalLinks))]
    public async Task<ApprovalProgress> Run([ActivityTrigger] ApprovalReference reference, CancellationToken cancellation)
    {
        var approval = await approvals.GetAsync(reference, cancellation);
        await links.SendAsync(approval, ApprovalPurpose.Asked, cancellation);
        return ApprovalProgress.Of(approval);
    }
}
