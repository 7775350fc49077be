using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>What a customer chose for the credit of an account, as staff enter it.</summary>
public sealed record NewRefund : IEntry
{
    /// <summary>The asker's own key: the same refund sent again is made once.</summary>
    [Entered(TextForm.Exact)]
    public required string MoveId { get; init; }

    /// <summary>Dollars, no more than the credit.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What the customer chose. With Credit nothing is moved, and the choice is kept.</summary>
    public required CustomerChoice CustomerChose { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("moveId", MoveId),
        .. Rules.Money("amount", Amount, NewAdjustment.Largest),
        .. Rules.Text("why", Why, longest: 500, shortest: 1),
    ];

    public AskedMove By(StaffMember asker, string accountId) => new(MoveId, accountId, MoveKind.Refund, Amount, Why, asker.SignIn, asker.Role) { Refund = new(CustomerChose) };
}
