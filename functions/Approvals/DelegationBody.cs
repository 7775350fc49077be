using Serverless.Orchestrations.Contracts;

namespace Serverless.Functions.Approvals;

/// <summary>To whom an approver hands an approval over.</summary>
internal sealed record DelegationBody(string To) : IEntry
{
    /// <summary>No rules of its own: the approval decides who may take it over.</summary>
    public IEnumerable<FieldProblem> Problems() => [];
}
