using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Billing;

/// <param name="Amount">US dollars, more than zero. One receivable has one line.</param>
public sealed record BillLine(Receivable Receivable, decimal Amount);

/// <summary>What a bill says: who owes how much for which service, and by when.</summary>
public sealed record BillContent
{
    private const decimal LargestLine = 5_000_000m;

    /// <summary>The bill's date, in the city.</summary>
    [Means(DateMeaning.Happened)]
    public required DateOnly BilledOn { get; init; }

    /// <summary>The day it was mailed or mailed electronically. The days to pay count from it.</summary>
    [Means(DateMeaning.Happened)]
    public required DateOnly MailedOn { get; init; }

    /// <summary>The due date printed on it; null leaves it to the billing policy. One that is too early, or on a closed day, is moved.</summary>
    [Means(DateMeaning.Wanted)]
    public DateOnly? DueOn { get; init; }

    /// <summary>The first day of the service billed.</summary>
    [Means(DateMeaning.Happened)]
    public required DateOnly ServiceFrom { get; init; }

    /// <summary>The last day of the service billed.</summary>
    [Means(DateMeaning.Happened)]
    public required DateOnly ServiceUntil { get; init; }

    /// <summary>Whether it is the last bill of an account that ends.</summary>
    public bool IsFinal { get; init; }

    public required IReadOnlyList<BillLine> Lines { get; init; }

    /// <summary>What does not fit, by the names of the fields within the bill.</summary>
    public IEnumerable<FieldProblem> Problems()
    {
        if (MailedOn < BilledOn) yield return new("mailedOn", "must not be before billedOn");
        if (DueOn < BilledOn) yield return new("dueOn", "must not be before billedOn");
        if (ServiceUntil < ServiceFrom) yield return new("serviceUntil", "must not be before serviceFrom");
        if (Lines.Count == 0) yield return new("lines", "must name at least one receivable");
        if (Lines.DistinctBy(line => line.Receivable).Count() != Lines.Count) yield return new("lines", "must name each receivable once");
        if (Lines.Any(line => line.Receivable == Receivable.Deposit)) yield return new("lines", "must not bill a deposit");
        foreach (var problem in Lines.SelectMany((line, number) => Rules.Money(FormattableString.Invariant($"lines[{number}].amount"), line.Amount, LargestLine))) yield return problem;
    }
}
