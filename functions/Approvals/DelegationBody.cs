using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Approvals;

/// <summary>To whom an approver hands an approval over.</summary>
internal sealed record DelegationBody(string To) : IEntry
{
    /// <summary>Who may take it is the approval's to know.</summary>
    public IEnumerable<FieldProblem> Problems() => [];
}
