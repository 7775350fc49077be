using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>An answer, with all that it was made from.</summary>
public sealed record ShadowVerdict(DisconnectionFacts Facts, Verdict Verdict, DisconnectionPolicy Policy, BusinessCalendar Calendar, DateTimeOffset Now)
{
    /// <summary>Dollars of the open items that are past their due date, whatever they are for.</summary>
    public decimal PastDue => (Facts.OpenItems ?? []).Where(item => item.DueOn < BusinessCalendar.DateOf(Now)).Sum(item => item.Amount);

    public string Card() => VerdictCard.Of(Facts, Policy, Calendar, Verdict, Now);
}

/// <summary>Asks the rules about real accounts, before any cut is ordered by them. It writes nothing.</summary>
public sealed class DisconnectionShadow(AccountPaperReader papers, EffectiveDated<DisconnectionPolicy> policies, EffectiveDated<BusinessCalendar> calendars, TimeProvider time)
{
    /// <returns>Null when there is no such account.</returns>
    public async Task<ShadowVerdict?> AskAsync(string accountId, UtilityService service, CancellationToken cancellation = default)
    {
        if (await papers.ReadAsync(accountId, cancellation) is not { } found) return null;
        var (facts, now) = (GatherFacts.Of(found, service), time.GetUtcNow());
        var today = BusinessCalendar.DateOf(now);
        var (policy, calendar) = (policies.On(today), calendars.On(today));
        return new(facts, Eligibility.Of(facts, policy, calendar, now), policy, calendar, now);
    }
}
