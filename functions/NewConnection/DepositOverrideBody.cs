using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>Asks for a deposit other than the assessed one, in dollars, and says why.</summary>
internal sealed record DepositOverrideBody([property: Entered(TextForm.Exact)] string OverrideId, decimal Amount, [property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => By("").Problems();

    public DepositOverride By(string signIn) => new(OverrideId, Amount, Why, signIn);
}
