using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>An open item, and every reason why it does not count.</summary>
public sealed record JudgedItem(DebtItem Item, IReadOnlyList<NotCounted> Why)
{
    public bool Counts => Why.Count == 0;

    public static JudgedItem Of(DebtItem item, CutQuestion asked, UtilityService service, DateOnly day)
    {
        var (facts, debt) = (asked.Facts, asked.Policy.Debt);
        (NotCounted Why, bool Applies)[] reasons =
        [
            (NotCounted.OtherService, !debt.GroundsFor(service).Contains(item.Receivable)),
            (NotCounted.OtherClass, item.ClassOfService != facts.Customer.Class),
            (NotCounted.FormerOccupant, item.IncurredBy != facts.Customer.IdentityToken && !facts.BenefitDecisions.Any(decision => decision.ItemId == item.ItemId)),
            (NotCounted.ReturnedItemFee, item.Kind == ItemKind.ReturnedItemFee),
            (NotCounted.OtherKind, item.Kind != ItemKind.ReturnedItemFee && !debt.Kinds.Value.Contains(item.Kind)),
            (NotCounted.NotDelinquent, DelinquentFrom(item, debt) is not { } from || day < from),
            (NotCounted.BeforeBankruptcy, facts.Bankruptcies?.Any(bankruptcy => bankruptcy.BarsOldDebt(day) && IsFromBefore(item, bankruptcy.OrderForRelief)) == true),
        ];
        return new(item, [.. reasons.Where(reason => reason.Applies).Select(reason => reason.Why)]);
    }

    /// <summary>The first day on which the item is delinquent: after its due date, and after the days from mailing; null when mailing is not known.</summary>
    public static DateOnly? DelinquentFrom(DebtItem item, DebtPolicy debt)
    {
        if (item.MailedOn?.AddDays(debt.DelinquentAfterDays.Value) is not { } twentieth) return null;
        return (twentieth > item.DueOn ? twentieth : item.DueOn).AddDays(1);
    }

    private static bool IsFromBefore(DebtItem item, DateOnly? orderForRelief) => orderForRelief is null || item.ServedFrom is null || item.ServedFrom < orderForRelief;
}
