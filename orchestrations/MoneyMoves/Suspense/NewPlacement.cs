using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <param name="SuspendedOn">The account number that the payment came with.</param>
public sealed record PlacementTerms(string SuspendedOn, string PaymentId);

/// <summary>The account to which staff say that a payment in suspense belongs.</summary>
public sealed record NewPlacement : IEntry
{
    /// <summary>The asker's own key: the same placement sent again is made once.</summary>
    [Entered(TextForm.Exact)]
    public required string MoveId { get; init; }

    [Entered(TextForm.Exact)]
    public required string ToAccountId { get; init; }

    /// <summary>Why it is theirs: 1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("moveId", MoveId),
        .. Rules.Id("toAccountId", ToAccountId),
        .. Rules.Text("why", Why, longest: 500, shortest: 1),
    ];

    public AskedMove By(StaffMember asker, SuspenseDocument suspended) => new(MoveId, ToAccountId, MoveKind.Placement, suspended.Amount, Why, asker.SignIn, asker.Role)
    {
        Placement = new(suspended.AccountId, suspended.Payment.PaymentId),
    };
}
