using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>The approvals that wait for one person's decision.</summary>
public sealed record ApprovalListView(string SignIn, IReadOnlyList<ApprovalListView.Entry> Approvals)
{
    /// <param name="Amount">Dollars at stake; null when no money is.</param>
    public sealed record Entry(string ApprovalId, string AccountId, string Kind, string What, decimal? Amount, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt);

    public static ApprovalListView Of(string signIn, IEnumerable<ApprovalDocument> approvals) => new(signIn, [.. approvals.Select(approval => new Entry(
        approval.Id, approval.AccountId, approval.Request.Kind, approval.Request.What, approval.Request.Amount, approval.CreatedAt, approval.ExpiresAt))]);
}
