using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Why staff dismiss a payment in suspense.</summary>
public sealed record NewDismissal : IEntry
{
    /// <summary>1 to 500 characters.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}

public enum DismissalOutcome
{
    Dismissed,

    /// <summary>The amount is above the person's limit.</summary>
    AboveLimit,

    /// <summary>Nothing suspected it to be a duplicate. Money is not written off for another reason.</summary>
    NoDuplicate,

    /// <summary>The payment it looks like is on no account, so this one may be the only one.</summary>
    NoTwinPosted,

    /// <summary>It is placed, returned, or proposed for an account.</summary>
    NotOpen,
}

/// <summary>Writes off a payment that is the same money as one that is posted. The record stays.</summary>
public sealed class DismissDuplicate(SuspenseStore suspense, PostedPayments posted, EffectiveDated<MovePolicy> policies, TimeProvider time)
{
    /// <returns>Null when there is no such payment in suspense.</returns>
    public async Task<DismissalOutcome?> DismissAsync(PlacementTerms which, string why, StaffMember by, CancellationToken cancellation = default)
    {
        if (await suspense.FindAsync(which.SuspendedOn, which.PaymentId, cancellation) is not { } found) return null;
        var isTwinPosted = found.TwinOf is { } twin && await posted.IsPostedAsync(twin, cancellation);
        var policy = policies.On(BusinessCalendar.DateOf(time.GetUtcNow()));
        var outcome = DismissalOutcome.NotOpen;
        await suspense.ChangeAsync(
            which,
            (waiting, now) =>
            {
                outcome = Decide(waiting, isTwinPosted, policy.MayDismiss(by.Role, waiting.Amount));
                return outcome == DismissalOutcome.Dismissed && waiting.Status == SuspenseStatus.Open
                    ? waiting with { Status = SuspenseStatus.Dismissed, Dismissal = new(by.SignIn, why, now), UpdatedAt = now, CauseId = by.SignIn }
                    : waiting;
            },
            cancellation);
        return outcome;
    }

    public static DismissalOutcome Decide(SuspenseDocument suspended, bool isTwinPosted, bool isWithinLimit) => suspended switch
    {
        { Status: SuspenseStatus.Dismissed } => DismissalOutcome.Dismissed,
        { Status: not SuspenseStatus.Open } => DismissalOutcome.NotOpen,
        { Reason: not SuspenseReason.SuspectedDuplicate } => DismissalOutcome.NoDuplicate,
        _ when !isWithinLimit => DismissalOutcome.AboveLimit,
        _ => isTwinPosted ? DismissalOutcome.Dismissed : DismissalOutcome.NoTwinPosted,
    };
}
