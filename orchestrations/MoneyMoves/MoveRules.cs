using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>The policies that decide about moves, all of the same day.</summary>
public sealed record MoveRules(MovePolicy Policy, PostingOrder Order, BillingPolicy Billing, ClearingPolicy Clearing, BusinessCalendar Calendar);

/// <summary>Collects the policies in force on a day.</summary>
public sealed class MoveRulebook(
    EffectiveDated<MovePolicy> policies, EffectiveDated<PostingOrder> orders, EffectiveDated<BillingPolicy> billings, EffectiveDated<ClearingPolicy> clearings,
    EffectiveDated<BusinessCalendar> calendars)
{
    public MoveRules At(DateTimeOffset now)
    {
        var today = BusinessCalendar.DateOf(now);
        return new(policies.On(today), orders.On(today), billings.On(today), clearings.On(today), calendars.On(today));
    }
}
