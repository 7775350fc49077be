using Microsoft.DurableTask;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Procedures;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>The input of a move. It is fixed when the orchestration is scheduled.</summary>
/// <param name="Customer">The customer's name, as approvers see it.</param>
/// <param name="Own">What the asker may do alone.</param>
public sealed record MoveInput(AskedMove Asked, string Customer, MoveStake Own);

/// <summary>One run of a move.</summary>
internal sealed class MoveProcedure(TaskOrchestrationContext context, MoveInput input) : Procedure(context, new(input.Asked.Case, input.Customer, input.Asked.AskedBy))
{
    private static readonly TimeSpan AfterClearing = TimeSpan.FromMinutes(5);

    public AskedMove Asked => input.Asked;

    public Task End(MoveRefusal? refusal) => Insist<object?>(nameof(EndMove), new MoveEnd(Asked, refusal));

    /// <summary>
    /// Carries out a step. What is beyond the asker's own limit is put to other people first. If more is at stake by the time they have
    /// decided, because others moved money meanwhile, they are asked again.
    /// </summary>
    /// <returns>Null when it is done.</returns>
    public async Task<MoveRefusal?> WithApproval(string activity)
    {
        MoveStake? approved = null;
        for (var question = 1; ;)
        {
            var step = await Insist<MoveStep>(activity, new MoveAttempt(Asked, approved));
            if (step.WaitUntil is { } clears)
            {
                // Clocks differ: a moment too early nothing has cleared yet.
                await SleepUntil(clears + AfterClearing);
            }
            else if (step.Beyond is { } stake)
            {
                var decision = await AskFor(stake, question++);
                if (decision.Option != "Approve") return decision.TimedOut ? MoveRefusal.NotDecided : MoveRefusal.Denied;
                approved = stake.Or(approved);
            }
            else
            {
                return step.Refusal;
            }
        }
    }

    private Task<ApprovalDecision> AskFor(MoveStake stake, int question)
    {
        var isLateCharge = stake.LateCharges > input.Own.LateCharges;
        return Ask(
            FormattableString.Invariant($"approve-{question}"), isLateCharge ? "LateChargesForgiven" : Asked.Kind.ToString(), $"{Asked.Kind} of {Money.Text(Asked.Amount)}?", Asked.Why, stake.Amount,
            ["Approve", "Deny"], [.. MoveFacts.Of(Asked, stake)]);
    }
}
