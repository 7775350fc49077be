using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;

namespace Serverless.Functions.MoneyMoves;

public enum DrawerStatus
{
    Open,

    /// <summary>Closed, and what was counted is what was expected.</summary>
    Balanced,

    /// <summary>Closed with a difference that a supervisor has still to accept.</summary>
    AwaitsSignOff,

    /// <summary>Closed with a difference that a supervisor has accepted.</summary>
    SignedOff,
}

/// <summary>A cashier's drawer. Amounts in dollars. An open one does not say what is expected in it: a cashier counts without knowing.</summary>
/// <param name="Deposit">What goes to the bank; null while it is open.</param>
/// <param name="Late">Payments that came after it was counted. They are posted, and are on no line.</param>
public sealed record DrawerView(
    string DrawerId, DrawerStatus Status, int Payments, IReadOnlyList<DrawerView.Line> Lines, decimal? Deposit, string? ClosedBy, DateTimeOffset? ClosedAt, string? Note, SlipSignOff? SignOff,
    IReadOnlyList<DrawerPayment> Late)
{
    /// <param name="OverShort">More than 0 when there was too much, less when money was missing.</param>
    public sealed record Line(PaymentTender Tender, decimal Expected, decimal Counted, decimal OverShort);

    public static DrawerView Of(Drawer drawer) => drawer.Slip is not { } slip
        ? new(drawer.DrawerId, DrawerStatus.Open, drawer.Payments.Count, [], null, null, null, null, null, [])
        : new(
            drawer.DrawerId, StatusOf(slip), drawer.Payments.Count, [.. slip.Lines.Select(line => new Line(line.Tender, line.Expected, line.Counted, line.OverShort))],
            slip.Deposit, slip.ClosedBy, slip.CreatedAt, slip.Note, slip.SignOff, CloseDrawer.Late(slip, drawer.Payments));

    private static DrawerStatus StatusOf(DepositSlipDocument slip) =>
        slip.IsBalanced ? DrawerStatus.Balanced : slip.SignOff is null ? DrawerStatus.AwaitsSignOff : DrawerStatus.SignedOff;
}
