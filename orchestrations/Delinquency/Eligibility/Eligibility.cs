using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Answers whether one service of one account may be cut for nonpayment at one moment, or a notice of that be sent.</summary>
public static class Eligibility
{
    /// <summary>All rules, in the order in which they are told.</summary>
    public static IReadOnlyList<DisconnectionRule> Rules { get; } =
        [.. OperationsRules.All, .. HoursRules.All, .. WeatherRules.All, .. NoticeRules.All, .. DebtRules.All, .. PromiseRules.All, .. MedicalRules.All, .. BankruptcyRules.All];

    /// <param name="policy">The version in force on the city's day of <paramref name="now"/>.</param>
    /// <param name="calendar">The version in force on the same day.</param>
    public static Verdict Of(DisconnectionFacts facts, DisconnectionPolicy policy, BusinessCalendar calendar, DateTimeOffset now, DisconnectionAct act = DisconnectionAct.Cut)
    {
        var (asked, rules) = (new CutQuestion(facts, policy, calendar, now), RulesOf(act));
        var findings = Findings(asked, rules);
        return new(findings, findings.Count == 0 ? now.ToUniversalTime() : NextLawfulMinute.After(asked, rules, findings));
    }

    public static IReadOnlyList<DisconnectionRule> RulesOf(DisconnectionAct act) => act == DisconnectionAct.Cut ? Rules : [.. Rules.Where(rule => rule.IsAbout(act))];

    internal static IReadOnlyList<Finding> Findings(CutQuestion asked, IEnumerable<DisconnectionRule> rules) =>
        [.. rules.SelectMany(rule => rule.Judge(asked).Select(objection => objection.By(rule.Name)))];
}
