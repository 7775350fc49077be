using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>
/// The answer to why a service may be cut, or why not, as plain text that can be printed as evidence: who, when, what was asked, what is
/// owed, and each rule with its figure, its source and how sure we are of it. The same facts always give the same text.
/// </summary>
public static class VerdictCard
{
    private const int Label = 12;
    private const int Body = 6;
    private const int Item = 8;

    public static string Of(
        DisconnectionFacts facts, DisconnectionPolicy policy, BusinessCalendar calendar, Verdict verdict, DateTimeOffset now, DisconnectionAct act = DisconnectionAct.Cut)
    {
        var card = new CardText();
        Head(card, facts, policy, verdict, now, act);
        Debt(card, new(facts, policy, calendar, now));
        var holding = verdict.Findings.ToLookup(finding => finding.Rule);
        card.Words("RULES THAT HOLD");
        if (verdict.IsEligible) card.Words("None.", Body);
        foreach (var rule in Eligibility.Rules.Where(rule => holding.Contains(rule.Name))) Holding(card, rule, policy, holding[rule.Name]);
        card.Line();
        card.Words("RULES THAT DO NOT HOLD");
        foreach (var rule in Eligibility.RulesOf(act).Where(rule => !holding.Contains(rule.Name))) Rule(card, "  [ ] ", rule, policy);
        return card.ToString();
    }

    private static void Head(CardText card, DisconnectionFacts facts, DisconnectionPolicy policy, Verdict verdict, DateTimeOffset now, DisconnectionAct act)
    {
        var customer = facts.Customer;
        card.Words($"{(act == DisconnectionAct.Cut ? "DISCONNECTION" : "DISCONNECT NOTICE")} FOR NONPAYMENT: {(verdict.IsEligible ? "ALLOWED" : "NOT ALLOWED")}");
        card.Rule();
        card.Words($"{customer.AccountId}, {customer.Name}, {CustomerWords.Of(customer.Class)}", Label, "Account");
        card.Words($"{customer.PremiseId}, area {customer.Area ?? "not known"}", Label, "Premise");
        card.Words($"{Asked(act, CustomerWords.Of(facts.Service))} on {CityTime.Text(now)}?", Label, "Asked");
        card.Words(verdict.IsEligible ? "Yes: no rule holds." : $"No: {RuleWords.Of(verdict.Findings.Count, "finding")}.", Label, "Answer");
        if (!verdict.IsEligible)
            card.Words(verdict.NextLawfulMinute is { } next ? $"{CityTime.Text(next)}, if no fact changes" : "not told: something must happen first", Label, "Next minute");
        card.Words(CityTime.Stamp(facts.ReadAt), Label, "Facts read");
        card.Words($"in force from {RuleWords.Of(policy.EffectiveFrom)}", Label, "Policy");
        card.Line();
    }

    private static string Asked(DisconnectionAct act, string service) => act == DisconnectionAct.Cut
        ? $"May the {service} service be cut"
        : $"May a notice be sent that the {service} service will be cut,";

    private static void Debt(CardText card, CutQuestion asked)
    {
        card.Words("WHAT IS OPEN");
        if (asked.Facts.OpenItems is null) card.Words("Not known.", Body);
        var count = asked.Debt;
        foreach (var (item, why) in count.Items)
        {
            var words = $"{CustomerWords.Of(item.Receivable)}, {CustomerWords.Of(item.Kind)} {item.ItemId}, due {RuleWords.Of(item.DueOn)}";
            card.Words($"{words}: {(why.Count == 0 ? "counts" : $"does not count ({CustomerWords.Of(why)})")}", Body + Label, Amount(item.Amount));
        }
        card.Words("counts, of what is past due", Body + Label, Amount(count.Counted));
        card.Words("is held or disputed", Body + Label, Amount(count.Withheld));
        card.Words(asked.Facts.UnappliedCredit is null ? "of credit, as far as is known" : "of credit", Body + Label, Amount(count.Credit));
        card.Words($"remains; at least {Money.Text(count.Minimum)} must", Body + Label, Amount(count.Net));
        card.Line();
    }

    private static string Amount(decimal dollars) => Money.Text(dollars).PadLeft(Body + Label - 2);

    private static void Holding(CardText card, DisconnectionRule rule, DisconnectionPolicy policy, IEnumerable<Finding> findings)
    {
        Rule(card, "  [X] ", rule, policy);
        foreach (var finding in findings)
        {
            card.Words(finding.Sentence, Item, "      *");
            card.Words(finding.Until is { } until ? $"Holds until {CityTime.Text(until)}, by {finding.Source}." : $"Waits for: {finding.WaitsFor}. By {finding.Source}.", Item);
        }
    }

    private static void Rule(CardText card, string lead, DisconnectionRule rule, DisconnectionPolicy policy)
    {
        card.Words($"{rule.Name}: {rule.Says}", Body, lead);
        foreach (var (basis, figure) in rule.Bases(policy))
            card.Words($"{(figure is null ? "" : $"{figure}. ")}Source: {basis.Source} [{Sureness(basis.Certainty)}]", Item, "      -");
    }

    private static string Sureness(Certainty certainty) => certainty switch
    {
        Certainty.TextRead => "A, text read",
        Certainty.SecondHand => "B, SECOND-HAND OR PARTIAL",
        Certainty.NotRetrieved => "U, TEXT NOT RETRIEVED: ASK COUNSEL",
        Certainty.OurOwn => "I, our own",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };
}
