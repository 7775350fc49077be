using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Cases;

/// <summary>A hold that staff ask for. Without a receivable and a service it covers the whole account.</summary>
public sealed record NewHold : IEntry
{
    /// <summary>The sender's own key: the same hold sent again is placed once.</summary>
    [Entered(TextForm.Exact)]
    public required string HoldId { get; init; }

    public required HeldProcess Process { get; init; }

    public Receivable? Receivable { get; init; }

    public UtilityService? Service { get; init; }

    /// <summary>Dollars of the receivable; null holds the whole balance.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The first day of the hold, in the city.</summary>
    [Means(DateMeaning.Wanted)]
    public required DateOnly From { get; init; }

    /// <summary>The last day of the hold, in the city; null when it lasts until it is released.</summary>
    [Means(DateMeaning.Wanted)]
    public DateOnly? Until { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    private HeldEntity Entity => new(Receivable, Service);

    public IEnumerable<FieldProblem> Problems()
    {
        foreach (var problem in Rules.Id("holdId", HoldId)) yield return problem;
        foreach (var problem in Rules.Text("why", Why, longest: 500, shortest: 1)) yield return problem;
        if (Receivable is not null && Service is not null) yield return new("service", "does not go with a receivable: place two holds");
        if (Amount is { } amount)
        {
            if (Receivable is null) yield return new("amount", "is part of a receivable: name it");
            foreach (var problem in Rules.Money("amount", amount, most: 10_000_000m)) yield return problem;
        }
        if (Until < From) yield return new("until", "must not be before from");
    }

    public HoldDocument In(CaseReference reference, string placedBy, DateTimeOffset now) => new()
    {
        Id = HoldDocument.IdFor(reference.RequestId, HoldId),
        AccountId = reference.AccountId,
        RequestId = reference.RequestId,
        HoldId = HoldId,
        Process = Process,
        Entity = Entity,
        Amount = Amount,
        From = From,
        Until = Until,
        PlacedBy = placedBy,
        Why = Why,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = placedBy,
    };

    /// <summary>Whether a stored hold has the same terms as this one.</summary>
    public bool Is(HoldDocument placed) =>
        (placed.Process, placed.Entity, placed.Amount, placed.From, placed.Until, placed.Why) == (Process, Entity, Amount, From, Until, Why);
}
