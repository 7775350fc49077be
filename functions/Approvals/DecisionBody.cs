using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Approvals;

/// <summary>An approver's decision.</summary>
internal sealed record DecisionBody(string Option, [property: Entered(TextForm.Lines)] string Reason) : IEntry
{
    /// <summary>What may be said is the approval's to know.</summary>
    public IEnumerable<FieldProblem> Problems() => [];
}
