using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Billing;

/// <summary>When bills are due. The figures are local practice and the state commission's, which does not bind a city.</summary>
/// <param name="DaysToPay">Days from mailing to the due date where the bill prints none: 20 or 21 (Lake Wales, Palmetto).</param>
/// <param name="LeastDaysToPay">A bill is not delinquent before this many days from mailing (25-6.101, proposal read, certainty B).</param>
/// <param name="Source">Where the figures come from, and how certain they are.</param>
public sealed record BillingPolicy(DateOnly EffectiveFrom, int DaysToPay, int LeastDaysToPay, string Source) : IEffectiveDated
{
    public static EffectiveDated<BillingPolicy> Default { get; } = EffectiveDated<BillingPolicy>.FromResource("billing.json");

    /// <summary>The due date: as printed, never too early, and on a day on which one can pay at the counter.</summary>
    public DateOnly DueOn(BillContent bill, BusinessCalendar calendar)
    {
        var earliest = bill.MailedOn.AddDays(LeastDaysToPay);
        var printed = bill.DueOn ?? bill.MailedOn.AddDays(DaysToPay);
        return calendar.FirstOpen(printed > earliest ? printed : earliest);
    }
}
