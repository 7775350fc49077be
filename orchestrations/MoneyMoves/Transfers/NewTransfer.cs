using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

public sealed record TransferTerms(string ToAccountId);

/// <summary>Credit that staff ask to move to another account of the same person.</summary>
public sealed record NewTransfer : IEntry
{
    /// <summary>The asker's own key: the same transfer sent again is made once.</summary>
    [Entered(TextForm.Exact)]
    public required string MoveId { get; init; }

    [Entered(TextForm.Exact)]
    public required string ToAccountId { get; init; }

    /// <summary>Dollars, no more than the credit.</summary>
    public required decimal Amount { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("moveId", MoveId),
        .. Rules.Id("toAccountId", ToAccountId),
        .. Rules.Money("amount", Amount, NewAdjustment.Largest),
        .. Rules.Text("why", Why, longest: 500, shortest: 1),
    ];

    public AskedMove By(StaffMember asker, string accountId) => new(MoveId, accountId, MoveKind.Transfer, Amount, Why, asker.SignIn, asker.Role) { Transfer = new(ToAccountId) };
}
