using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.MoneyMoves;

public sealed class OrderRefund(MoveLedger ledger, CaseHolds holds)
{
    [Function(nameof(OrderRefund))]
    public Task<MoveStep> Run([ActivityTrigger] MoveAttempt attempt, CancellationToken cancellation) => ledger.TryAsync(
        attempt.Asked.AccountId,
        async (account, entries, rules, now) =>
        {
            var held = (await holds.InAccountAsync(account.AccountId, cancellation)).On(HeldProcess.Refunds, HeldEntity.WholeAccount, BusinessCalendar.DateOf(now));
            return RefundCredit.Decide(account, entries, attempt, held.IsHeld, rules, now);
        },
        cancellation);
}
