using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.MoneyMoves;

/// <summary>A payment that waits in suspense. Amounts in dollars.</summary>
/// <param name="AccountId">The account number it came with.</param>
/// <param name="AgeInDays">Days of the city since it came.</param>
/// <param name="TwinOf">Of a suspected duplicate: the payment it looks like.</param>
/// <param name="Suggestions">The accounts it may belong to, the likeliest first.</param>
public sealed record SuspenseView(
    string PaymentId, string AccountId, decimal Amount, SuspenseReason Reason, string? TwinOf, PaymentChannel Channel, PaymentTender Tender, string ExternalId,
    DateTimeOffset TenderedAt, int AgeInDays, IReadOnlyList<SuggestedAccount> Suggestions)
{
    public static SuspenseView Of(SuspendedPayment waiting, DateTimeOffset now)
    {
        var (suspended, payment) = (waiting.Suspended, waiting.Suspended.Payment);
        return new(
            payment.PaymentId, suspended.AccountId, suspended.Amount, suspended.Reason, suspended.TwinOf, payment.Channel, payment.Tender, payment.ExternalId, payment.TenderedAt,
            BusinessCalendar.DateOf(now).DayNumber - BusinessCalendar.DateOf(suspended.CreatedAt).DayNumber, waiting.Suggestions);
    }
}

/// <param name="Continuation">The token for the next page; null on the last.</param>
public sealed record SuspensePage(IReadOnlyList<SuspenseView> Payments, string? Continuation);
