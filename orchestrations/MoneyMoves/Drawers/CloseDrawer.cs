using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>A payment that was taken at a drawer.</summary>
public sealed record DrawerPayment(string PaymentId, PaymentTender Tender, decimal Amount);

public enum SignOffRefusal
{
    /// <summary>There is no difference to sign for.</summary>
    Balanced,

    /// <summary>Who counted the drawer does not sign for its difference.</summary>
    OwnCount,

    /// <summary>Another person has signed, or gave another reason.</summary>
    AlreadySigned,
}

/// <summary>Decides what a deposit slip says.</summary>
public static class CloseDrawer
{
    public static DepositSlipDocument Decide(string drawerId, IReadOnlyList<DrawerPayment> payments, DrawerCount count, string closedBy, DateTimeOffset now)
    {
        var expected = payments.GroupBy(payment => payment.Tender).ToDictionary(tender => tender.Key, tender => tender.Sum(payment => payment.Amount));
        var counted = count.Counted.ToDictionary(line => line.Tender, line => line.Amount);
        return new()
        {
            Id = DepositSlipDocument.DocumentId,
            AccountId = DepositSlipDocument.PartitionOf(drawerId),
            DrawerId = drawerId,
            Lines = [.. expected.Keys.Union(counted.Keys).Order().Select(tender => new SlipLine(tender, expected.GetValueOrDefault(tender), counted.GetValueOrDefault(tender)))],
            PaymentIds = [.. payments.Select(payment => payment.PaymentId)],
            ClosedBy = closedBy,
            Note = count.Note,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = closedBy,
        };
    }

    /// <summary>Whether the drawer was closed with this count. What was expected is as it was then.</summary>
    public static bool IsSame(DepositSlipDocument slip, DrawerCount count, string closedBy) =>
        slip.ClosedBy == closedBy && slip.Note == count.Note
        && slip.Lines.Where(line => line.Counted != 0).Select(line => new CountedTender(line.Tender, line.Counted)).Order(ByTender)
            .SequenceEqual(count.Counted.Where(line => line.Amount != 0).Order(ByTender));

    /// <summary>The payments that came after the drawer was counted.</summary>
    public static IReadOnlyList<DrawerPayment> Late(DepositSlipDocument slip, IEnumerable<DrawerPayment> payments)
    {
        var counted = slip.PaymentIds.ToHashSet(StringComparer.Ordinal);
        return [.. payments.Where(payment => !counted.Contains(payment.PaymentId))];
    }

    /// <summary>The slip signed for; the same slip when this was signed before.</summary>
    public static (DepositSlipDocument Slip, SignOffRefusal? Refusal) SignOff(DepositSlipDocument slip, StaffMember by, string why, DateTimeOffset now) => slip switch
    {
        { SignOff: { } signed } => (slip, by.Is(signed.By) && signed.Why == why ? null : SignOffRefusal.AlreadySigned),
        { IsBalanced: true } => (slip, SignOffRefusal.Balanced),
        _ when by.Is(slip.ClosedBy) => (slip, SignOffRefusal.OwnCount),
        _ => (slip with { SignOff = new(by.SignIn, why, now), UpdatedAt = now, CauseId = by.SignIn }, null),
    };

    private static readonly Comparer<CountedTender> ByTender = Comparer<CountedTender>.Create((one, other) => one.Tender.CompareTo(other.Tender));
}
