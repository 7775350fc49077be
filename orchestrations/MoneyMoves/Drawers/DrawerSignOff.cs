using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Why a supervisor accepts a drawer's difference.</summary>
public sealed record DrawerSignOff : IEntry
{
    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}
