using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.MoneyMoves;

/// <param name="Amount">Dollars; 0 or more.</param>
public sealed record CountedTender(PaymentTender Tender, decimal Amount);

/// <summary>What a cashier counted in a drawer at the end of its session. A tender that is not named was not there.</summary>
public sealed record DrawerCount : IEntry
{
    public const decimal Largest = 10_000_000m;

    /// <summary>Each tender at most once.</summary>
    public required IReadOnlyList<CountedTender> Counted { get; init; }

    /// <summary>What the cashier has to say about it: up to 500 characters, or null.</summary>
    [Entered(TextForm.Lines)]
    public string? Note { get; init; }

    public IEnumerable<FieldProblem> Problems()
    {
        if (Counted.DistinctBy(line => line.Tender).Count() != Counted.Count) yield return new("counted", "must name each tender once");
        for (var at = 0; at < Counted.Count; at++)
        {
            if (Counted[at].Amount is not (>= 0 and <= Largest) || decimal.Round(Counted[at].Amount, 2) != Counted[at].Amount)
                yield return new(FormattableString.Invariant($"counted[{at}].amount"), "must be dollars and cents, and not less than 0");
        }
        foreach (var problem in Rules.Text("note", Note, longest: 500)) yield return problem;
    }
}
