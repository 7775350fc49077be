using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Enough debt must be past due for which this service may be cut. Where it is not enough, everything that does not count is named.</summary>
internal static class DebtRules
{
    private const string OpenItems = "the open items";

    public static readonly DisconnectionRule[] All =
    [
        new("under-minimum", "At least this much must count.",
            policy => [new(policy.Debt.Minimum, Money.Text(policy.Debt.Minimum.Value))], UnderMinimum) { HoldsNotice = true },
        new("not-delinquent", "A bill is not delinquent through its due date, nor through so many days from mailing.",
            policy => [new(policy.Debt.DelinquentAfterDays, RuleWords.Of(policy.Debt.DelinquentAfterDays.Value, "day"))],
            asked => Excluded(asked, NotCounted.NotDelinquent, asked.Policy.Debt.DelinquentAfterDays, "is not yet delinquent, or it is not known when its bill was mailed")) { HoldsNotice = true },
        new("other-service", "A service is cut only for its own debt.", policy => [new(policy.Debt.Grounds)],
            asked => Excluded(asked, NotCounted.OtherService, asked.Policy.Debt.Grounds, "is for another service")) { HoldsNotice = true },
        new("other-class", "Debt of another class of service is no ground.", policy => [new(policy.Debt.OtherClass)],
            asked => Excluded(asked, NotCounted.OtherClass, asked.Policy.Debt.OtherClass, "is of another class of service")) { HoldsNotice = true },
        new("former-occupant", "A former occupant's debt is no ground, unless a person decided that the customer benefited directly.", policy => [new(policy.Debt.FormerOccupant)],
            asked => Excluded(asked, NotCounted.FormerOccupant, asked.Policy.Debt.FormerOccupant, "is somebody else's, or it is not known whose")) { HoldsNotice = true },
        new("returned-item-fee", "The fee for a returned item is no ground.", policy => [new(policy.Debt.ReturnedItemFee)],
            asked => Excluded(asked, NotCounted.ReturnedItemFee, asked.Policy.Debt.ReturnedItemFee, "is fees for returned items")) { HoldsNotice = true },
        new("other-kind", "Only these kinds of debt count.", policy => [new(policy.Debt.Kinds, CustomerWords.Of(policy.Debt.Kinds.Value))],
            asked => Excluded(asked, NotCounted.OtherKind, asked.Policy.Debt.Kinds, "is neither charges nor late charges")) { HoldsNotice = true },
        new("held-amount", "Amounts in dispute or held by a person do not count.",
            policy => [new(policy.Debt.DisputedAmount), new(policy.Debt.Hold)], Withheld) { HoldsNotice = true },
        new("credit", "Credit that is not yet applied is set against the debt.", policy => [new(policy.Debt.Credit)], Credit) { HoldsNotice = true },
    ];

    /// <summary>Names items that do not count for a reason, unless enough counts without them.</summary>
    public static IEnumerable<Objection> Excluded(CutQuestion asked, NotCounted why, Basis basis, string because)
    {
        if (asked.Facts.OpenItems is null) return [Objection.NotKnown(OpenItems, basis)];
        var count = asked.Debt;
        var excluded = count.Items.Where(judged => judged.Why.Contains(why)).Sum(judged => judged.Item.Amount);
        return count.IsEnough || excluded == 0 ? [] : [UntilEnough(asked, basis, $"{Money.Text(excluded)} {because}.")];
    }

    private static IEnumerable<Objection> UnderMinimum(CutQuestion asked)
    {
        var minimum = asked.Policy.Debt.Minimum;
        if (asked.Facts.OpenItems is null) return [Objection.NotKnown(OpenItems, minimum)];
        var count = asked.Debt;
        return count.IsEnough ? [] : [UntilEnough(asked, minimum, $"{Money.Text(count.Net)} counts; at least {Money.Text(minimum.Value)} must.")];
    }

    private static IEnumerable<Objection> Withheld(CutQuestion asked)
    {
        var (count, basis) = (asked.Debt, asked.Policy.Debt.DisputedAmount);
        if (asked.Facts.OpenItems is null) return [Objection.NotKnown(OpenItems, basis)];
        return count.IsEnough || count.Withheld == 0 ? [] : [UntilEnough(asked, basis, $"{Money.Text(count.Withheld)} is disputed or held.")];
    }

    private static IEnumerable<Objection> Credit(CutQuestion asked)
    {
        var basis = asked.Policy.Debt.Credit;
        if (asked.Facts.UnappliedCredit is null) return [Objection.NotKnown("the credit is read", basis, "It is not known how much credit there is.")];
        var count = asked.Debt;
        return count.IsEnough || count.Credit == 0 ? [] : [UntilEnough(asked, basis, $"{Money.Text(count.Credit)} of credit is not applied yet.")];
    }

    private static Objection UntilEnough(CutQuestion asked, Basis basis, string sentence) => asked.EnoughFrom is { } day
        ? Objection.UntilDay(day, basis, sentence)
        : Objection.Awaiting("enough debt that counts is past due", basis, sentence);
}
