namespace Serverless.Orchestrations.Delinquency;

/// <summary>What a bankruptcy holds. Only debt from after the order for relief can be a ground, and not before the debtor had time to assure payment.</summary>
internal static class BankruptcyRules
{
    private const string Cases = "the bankruptcies";

    public static readonly DisconnectionRule[] All =
    [
        new("bankruptcy-window", "The debtor has this long to assure the utility of payment.", Window, InWindow) { HoldsNotice = true },
        new("bankruptcy-assurance", "No cut while it is open whether assurance is adequate.",
            policy => [new(policy.Bankruptcy.Assurance)], AssuranceOpen) { HoldsNotice = true },
        new("bankruptcy-stay", "Debt from before the order for relief is no ground.", policy => [new(policy.Bankruptcy.Stay)], Stayed) { HoldsNotice = true },
    ];

    private static IReadOnlyList<RuleBasis> Window(DisconnectionPolicy policy) =>
    [
        new(policy.Bankruptcy.AssuranceDays, $"{RuleWords.Of(policy.Bankruptcy.AssuranceDays.Value, "day")} from the order for relief"),
        new(policy.Bankruptcy.Chapter11Days, $"in chapter 11 also {RuleWords.Of(policy.Bankruptcy.Chapter11Days.Value, "day")} from the petition"),
        new(policy.Bankruptcy.LastDay),
    ];

    private static IEnumerable<Objection> InWindow(CutQuestion asked)
    {
        var (figures, basis) = (asked.Policy.Bankruptcy, asked.Policy.Bankruptcy.AssuranceDays);
        if (asked.Facts.Bankruptcies is not { } cases) return [Objection.NotKnown(Cases, basis)];
        return cases.Where(found => found.IsOpenOn(asked.Day)).Select(found =>
        {
            if (found.OrderForRelief is not { } order) return Objection.Awaiting("the order for relief", basis, $"Case {found.CaseNumber} has no order for relief yet.");
            var twentieth = order.AddDays(figures.AssuranceDays.Value);
            var thirtieth = found.Petition.AddDays(figures.Chapter11Days.Value);
            var isByPetition = found.Chapter == 11 && thirtieth > twentieth;
            var last = asked.OpenFrom(isByPetition ? thirtieth : twentieth);
            return asked.Day > last ? null
                : Objection.Through(last, isByPetition ? figures.Chapter11Days : basis,
                    $"Case {found.CaseNumber}, chapter {found.Chapter}: the debtor may assure payment through {RuleWords.Of(last)}.");
        }).OfType<Objection>();
    }

    private static IEnumerable<Objection> AssuranceOpen(CutQuestion asked)
    {
        var basis = asked.Policy.Bankruptcy.Assurance;
        if (asked.Facts.Bankruptcies is not { } cases) return [Objection.NotKnown(Cases, basis)];
        return
            from found in cases
            where found.IsOpenOn(asked.Day) && found.Assurance is not (Assurance.NotFurnished or Assurance.Furnished)
            select found.Assurance is { } state
                ? Objection.Awaiting("it is decided", basis, $"Case {found.CaseNumber}: assurance is {(state == Assurance.Offered ? "offered" : "before the court")}.")
                : Objection.NotKnown("a person looks", basis, $"Case {found.CaseNumber}: it is not known whether assurance was furnished.");
    }

    private static IEnumerable<Objection> Stayed(CutQuestion asked) => asked.Facts.Bankruptcies is null
        ? [Objection.NotKnown(Cases, asked.Policy.Bankruptcy.Stay)]
        : DebtRules.Excluded(asked, NotCounted.BeforeBankruptcy, asked.Policy.Bankruptcy.Stay, "is from before an order for relief, or it is not known from when");
}
