using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>An adjustment that staff ask for: of one item, or of one receivable.</summary>
public sealed record NewAdjustment : IEntry
{
    /// <summary>The most dollars of one move; more is likely a misplaced decimal point.</summary>
    public const decimal Largest = 1_000_000m;

    /// <summary>The asker's own key: the same adjustment sent again is made once.</summary>
    [Entered(TextForm.Exact)]
    public required string MoveId { get; init; }

    /// <summary>An item of the account's ledger.</summary>
    public string? ItemId { get; init; }

    public Receivable? Receivable { get; init; }

    /// <summary>Dollars.</summary>
    public required decimal Amount { get; init; }

    public required AdjustmentDirection Direction { get; init; }

    /// <summary>A code of the policy of moves.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>The paper of a case that proves it, or what proves it in words: 1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Evidence { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems()
    {
        foreach (var problem in Rules.Id("moveId", MoveId)) yield return problem;
        if (ItemId is null == Receivable is null) yield return new("itemId", "or a receivable must be given, and not both");
        if (Receivable == Accounts.Receivable.Deposit) yield return new("receivable", "must not be the deposit: it is overridden by its own procedure");
        foreach (var problem in Rules.Reference("itemId", ItemId, longest: 200)) yield return problem;
        foreach (var problem in Rules.Money("amount", Amount, Largest)) yield return problem;
        foreach (var problem in Rules.Text("reasonCode", ReasonCode, longest: 64, shortest: 1)) yield return problem;
        foreach (var problem in Rules.Text("evidence", Evidence, longest: 500, shortest: 1)) yield return problem;
        foreach (var problem in Rules.Text("why", Why, longest: 500, shortest: 1)) yield return problem;
    }

    public AskedMove By(StaffMember asker, string accountId) => new(MoveId, accountId, MoveKind.Adjustment, Amount, Why, asker.SignIn, asker.Role)
    {
        Adjustment = new(ItemId, Receivable, Direction, ReasonCode, Evidence),
    };
}
