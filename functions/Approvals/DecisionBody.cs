using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Approvals;

/// <summary>An approver's decision.</summary>
internal sealed record DecisionBody(string Option, [property: Entered(TextForm.Lines)] string Reason) : IEntry
{
    /// <summary>No rules of its own: the approval decides which options and reasons are allowed.</summary>
    public IEnumerable<FieldProblem> Problems() => [];
}
