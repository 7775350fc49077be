using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>What approvers see of a move.</summary>
internal static class MoveFacts
{
    public static IEnumerable<ApprovalFact> Of(AskedMove asked, MoveStake stake)
    {
        yield return new("Account", asked.AccountId);
        if (stake.Amount != asked.Amount) yield return new("With the moves before it", Money.Text(stake.Amount));
        if (stake.LateCharges > 0) yield return new("Late charges forgiven with this", stake.LateCharges.ToString(CultureInfo.InvariantCulture));
        if (asked.Adjustment is { } adjustment)
        {
            yield return new("Direction", adjustment.Direction.ToString());
            yield return new("Of", adjustment.ItemId ?? adjustment.Receivable?.ToString() ?? "");
            yield return new("Reason", adjustment.Reason);
            yield return new("Evidence", adjustment.Evidence);
        }
        if (asked.Transfer is { } transfer) yield return new("To account", transfer.ToAccountId);
        if (asked.Placement is { } placement) yield return new("Payment", $"{placement.PaymentId}, sent for {placement.SuspendedOn}");
    }
}
