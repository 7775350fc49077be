using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Decides how a placement changes the payment it is about. A step that does not fit the payment's state changes nothing.</summary>
public static class PlacementStates
{
    public static bool Is(this SuspenseDocument suspended, SuspenseStatus status, AskedMove asked) => suspended.Status == status && suspended.MoveId == asked.MoveId;

    public static SuspenseDocument ProposedBy(this SuspenseDocument suspended, AskedMove asked, DateTimeOffset now) =>
        suspended.Status == SuspenseStatus.Open ? suspended.Step(SuspenseStatus.Placing, asked, now) : suspended;

    public static SuspenseDocument PlacedBy(this SuspenseDocument suspended, AskedMove asked, DateTimeOffset now) =>
        suspended.Is(SuspenseStatus.Placing, asked) ? suspended.Step(SuspenseStatus.Placed, asked, now) with { PlacedOn = asked.AccountId } : suspended;

    public static SuspenseDocument LeftBy(this SuspenseDocument suspended, AskedMove asked, DateTimeOffset now) =>
        suspended.Is(SuspenseStatus.Placing, asked) || suspended.Is(SuspenseStatus.Placed, asked)
            ? suspended.Step(SuspenseStatus.Open, asked, now) with { MoveId = null, PlacedOn = null }
            : suspended;

    private static SuspenseDocument Step(this SuspenseDocument suspended, SuspenseStatus status, AskedMove asked, DateTimeOffset now) =>
        suspended with { Status = status, MoveId = asked.MoveId, UpdatedAt = now, CauseId = asked.MoveId };
}
