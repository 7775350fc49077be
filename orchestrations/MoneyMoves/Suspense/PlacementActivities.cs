using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Takes the payment for this move, so that nobody else proposes another account for it meanwhile.</summary>
public sealed class ProposePlacement(SuspenseStore suspense, MoveRulebook rules, TimeProvider time)
{
    [Function(nameof(ProposePlacement))]
    public async Task<MoveStep> Run([ActivityTrigger] MoveAttempt attempt, CancellationToken cancellation)
    {
        var asked = attempt.Asked;
        var suspended = await suspense.ChangeAsync(asked.Placement!, (waiting, now) => waiting.ProposedBy(asked, now), cancellation);
        if (suspended?.Is(SuspenseStatus.Placing, asked) != true) return new(MoveRefusal.NotInSuspense);
        // Every placement is of other money, so that small ones do not add up to a large one.
        var stake = new MoveStake(suspended.Amount);
        return stake.IsWithin(rules.At(time.GetUtcNow()).Policy.Own(asked.Kind, asked.Role).Or(attempt.Approved)) ? MoveStep.Done : new(Beyond: stake);
    }
}

/// <summary>Puts the payment on the account, with the time at which it was tendered.</summary>
public sealed class PostPlacement(SuspenseStore suspense, MoveLedger ledger)
{
    [Function(nameof(PostPlacement))]
    public async Task<MoveStep> Run([ActivityTrigger] AskedMove asked, CancellationToken cancellation)
    {
        // It is marked first: a bank that takes the money back from now on looks for it on the account.
        var suspended = await suspense.ChangeAsync(asked.Placement!, (waiting, now) => waiting.PlacedBy(asked, now), cancellation);
        if (suspended?.Is(SuspenseStatus.Placed, asked) != true) return new(MoveRefusal.NotInSuspense);
        return await ledger.TryAsync(asked.AccountId, (account, entries, rules, now) =>
        {
            var entryId = LedgerEntryDocument.PlacedIdFor(suspended.Payment.PaymentId);
            if (entries.Any(entry => entry.Id == entryId)) return MoveDecision.Already;
            return PostPayment.Place(account, suspended, rules.Order, asked.AskedBy, asked.Why, now) is { } posted
                ? MoveDecision.Write(new(posted.Entered, posted.Event))
                : MoveDecision.Refuse(MoveRefusal.NotTaken);
        }, cancellation);
    }
}

/// <summary>Leaves the payment in suspense for another proposal.</summary>
public sealed class LeaveInSuspense(SuspenseStore suspense)
{
    [Function(nameof(LeaveInSuspense))]
    public Task Run([ActivityTrigger] AskedMove asked, CancellationToken cancellation) =>
        suspense.ChangeAsync(asked.Placement!, (waiting, now) => waiting.LeftBy(asked, now), cancellation);
}

internal static class PlacementSteps
{
    public static async Task<MoveRefusal?> Place(this MoveProcedure move)
    {
        var refusal = await move.WithApproval(nameof(ProposePlacement)) ?? (await move.Insist<MoveStep>(nameof(PostPlacement), move.Asked)).Refusal;
        if (refusal is not null) await move.Insist<object?>(nameof(LeaveInSuspense), move.Asked);
        return refusal;
    }
}
