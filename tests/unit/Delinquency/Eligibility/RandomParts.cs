using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Random bills, notices, holds, certificates and bankruptcies, many of them just at a boundary.</summary>
internal static class RandomParts
{
    public static readonly Gen<decimal> Amounts = Gen.OneOf(Gen.Choose(1, 300_00).Select(cents => cents / 100m), Gen.Elements(49.99m, 50m, 70m, 70.01m, 120m));

    public static readonly Gen<CustomerClass> Classes = Any<CustomerClass>();

    private static readonly Gen<bool> Rarely = Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)));

    public static Gen<bool> Either => Gen.Elements(true, false);

    public static Gen<T> Any<T>() where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());

    /// <summary>Mostly a value.</summary>
    public static Gen<T?> OrNull<T>(this Gen<T> gen) where T : struct => Gen.Frequency((4, gen.Select(value => (T?)value)), (1, Gen.Constant<T?>(null)));

    /// <summary>Mostly this, and anything else of the kind at times.</summary>
    public static Gen<T> Mostly<T>(T usual, Gen<T> others) => Gen.Frequency((4, Gen.Constant(usual)), (1, others));

    /// <summary>Numbers at, just before and just after some edges.</summary>
    public static Gen<int> Around(params int[] edges) => from edge in Gen.Elements(edges) from off in Gen.OneOf(Gen.Choose(-1, 1), Gen.Choose(-6, 6)) select edge + off;

    public static Gen<DebtItem> Items(DateTimeOffset now, string id) =>
        from receivable in Gen.OneOf(Gen.Constant(Receivable.Electric), Any<Receivable>())
        from kind in Mostly(ItemKind.Charge, Any<ItemKind>())
        from amount in Amounts
        from due in Around(0, 20, 40)
        from mailed in Around(20, 60).OrNull()
        from served in Around(30, 95).OrNull()
        from occupant in Mostly<string?>(Lawful.Token, Gen.Elements<string?>("idt-12", null))
        from billedAs in Mostly(CustomerClass.Residential, Classes)
        select new DebtItem(id, receivable, kind, amount, Before(now, due), Before(now, mailed), Before(now, served), occupant, billedAs);

    public static Gen<DisconnectNotice> Notices(DateTimeOffset now, string id) =>
        from age in Around(7, 14, 60).OrNull()
        from copyAge in Around(7, 14).OrNull()
        from items in Gen.Elements<string[]>(["bill-1", "bill-2"], ["bill-1"], ["bill-9"])
        from isForWaterAlone in Rarely
        from isUntold in Rarely
        from isUnheard in Rarely
        from isWithBill in Rarely
        from isElsewhere in Rarely
        from isTextless in Rarely
        let sample = Lawful.Notice(now)
        select sample with
        {
            NoticeId = id,
            Services = isForWaterAlone ? [UtilityService.Water] : sample.Services,
            ItemIds = items,
            HandedOverOn = Before(now, age),
            ThirdPartyCopyHandedOverOn = Before(now, copyAge),
            SaysHowToDispute = !isUntold,
            SaysWhoHears = !isUnheard,
            IsSeparateFromBill = !isWithBill,
            Address = isElsewhere ? "14 Oak St" : sample.Address,
            TemplateVersion = isTextless ? null : sample.TemplateVersion,
        };

    public static Gen<HoldDocument> Holds(DateTimeOffset now) =>
        from process in Any<HeldProcess>()
        from entity in Gen.Elements(HeldEntity.WholeAccount, new(Receivable.Electric), new(Receivable.Water), new(Service: UtilityService.Electric), new(Service: UtilityService.Water))
        from amount in Amounts.OrNull()
        from until in Around(0).OrNull()
        from released in Around(0).OrNull()
        select Lawful.Hold(
            process, entity, entity.Receivable is null ? null : amount, Before(now, until), Before(now, released) is { } day ? new(day, "senior.one", "done") : null);

    public static Gen<MedicalCertificate> Certificates(DateTimeOffset now) =>
        from signed in Around(100, 365)
        from review in Mostly(CertificateReview.Accepted, Any<CertificateReview>())
        from isContinued in Rarely
        from continued in Around(0).OrNull()
        from given in Around(30, 40).OrNull()
        from newDate in Around(0, 20)
        from isUnsent in Rarely
        from called in Around(24 * 60, 40 * 60, 7 * 24 * 60).OrNull()
        from isReached in Either
        from visited in Around(18 * 60, 20 * 60, 7 * 24 * 60).OrNull()
        select new MedicalCertificate(
            "m-1",
            Before(now, signed),
            review,
            isContinued ? new("supervisor.two", Before(now, continued)) : null,
            Before(now, given) is { } day ? new(day, Before(now, newDate), isUnsent ? null : day) : null,
            called is { } minutes ? now.AddMinutes(-minutes) : null,
            isReached,
            visited is { } ago ? now.AddMinutes(-ago) : null);

    public static Gen<BankruptcyCase> Bankruptcies(DateTimeOffset now) =>
        from chapter in Gen.Elements(7, 11, 13)
        from petition in Around(20, 30, 95)
        from order in Around(20, 30, 95).OrNull()
        from assurance in Any<Assurance>().OrNull()
        from isOver in Rarely
        from ended in Gen.Choose(0, 3)
        from isDischarge in Either
        select new BankruptcyCase("26-1", chapter, Before(now, petition), Before(now, order), assurance, isOver ? new(Before(now, ended), isDischarge) : null);

    /// <summary>A day so many days before, in the city.</summary>
    public static DateOnly Before(DateTimeOffset now, int days) => Lawful.DayOf(now).AddDays(-days);

    private static DateOnly? Before(DateTimeOffset now, int? days) => days is { } count ? Before(now, count) : null;
}
