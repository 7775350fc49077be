using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;
using static Serverless.Tests.Unit.Delinquency.RandomParts;
using Change = System.Func<Serverless.Orchestrations.Delinquency.DisconnectionFacts, Serverless.Orchestrations.Delinquency.DisconnectionFacts>;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Lawful facts with a few random changes, at a random minute of two years.</summary>
internal static class RandomFacts
{
    /// <summary>Any day, and the days around which most rules turn.</summary>
    private static readonly Gen<DateOnly> Days = Gen.OneOf(
        Gen.Choose(0, 690).Select(days => new DateOnly(2026, 1, 20).AddDays(days)),
        Gen.Elements("2026-03-06", "2026-03-09", "2026-05-22", "2026-07-02", "2026-10-30", "2026-11-02", "2026-11-10", "2026-11-25", "2026-12-24", "2027-02-16", "2027-12-23").Select(Lawful.Day));

    private static readonly Gen<int> Minutes = Gen.OneOf(Gen.Choose(0, 1439), Gen.Choose(540, 719), Gen.Elements(479, 480, 539, 540, 719, 720, 959, 960));

    private static readonly Gen<DateTimeOffset> Moments =
        from day in Days
        from minute in Minutes
        where day.DayOfWeek != DayOfWeek.Sunday || minute is < 60 or >= 180 // the clocks change then
        select Lawful.City($"{day:yyyy-MM-dd} {minute / 60:00}:{minute % 60:00}");

    /// <summary>Facts and the moment they are asked at, with none to four changes.</summary>
    public static readonly Gen<(DisconnectionFacts Facts, DateTimeOffset Now)> Asked =
        from now in Moments
        from count in Gen.Choose(0, 4)
        from changes in Gen.OneOf([.. OfDebt(now), .. OfPromises(now), .. OfNotices(now), .. OfPeople(now), .. OfOperations(now), Forgotten]).ListOf(count)
        select (changes.Aggregate(Lawful.Facts(now), (facts, change) => change(facts)), now);

    /// <summary>Facts under which a cut is lawful but for the time of day and week: what could hold is over, refused or about something else.</summary>
    public static readonly Gen<(DisconnectionFacts Facts, DateTimeOffset Now)> Clean =
        from now in Moments
        from amount in Gen.Choose(50_00, 900_00).Select(cents => cents / 100m)
        from kind in Classes
        from isAfterElectric in Either
        let facts = Lawful.Facts(now)
        select (facts with
        {
            Customer = facts.Customer with { Class = kind },
            Service = isAfterElectric ? UtilityService.Water : UtilityService.Electric,
            Services = [new(UtilityService.Electric, !isAfterElectric, isAfterElectric ? Before(now, 6) : null), new(UtilityService.Water, IsOn: true, null)],
            OpenItems =
            [
                Lawful.Item(now) with { Amount = amount, ClassOfService = kind, Receivable = isAfterElectric ? Receivable.Sewer : Receivable.Electric },
                Lawful.Item(now, "bill-2") with { IncurredBy = "idt-12" },
            ],
            Holds = [Lawful.Hold(HeldProcess.Disconnection, HeldEntity.WholeAccount, until: Before(now, 1)), Lawful.Hold(HeldProcess.LateCharges, HeldEntity.WholeAccount)],
            Arrangements = [new("a-1", ArrangementState.Broken, ConsentedToTerms: true)],
            Pledges = [new("p-1", "Charities", 50m, Before(now, 1))],
            Disputes = [new("d-1", null, 500m, null, Before(now, 0))],
            MedicalCertificates = [new("m-1", Before(now, 400), CertificateReview.Accepted, null, null, null, false, null)],
            Bankruptcies = [new("25-1", 13, Before(now, 200), Before(now, 200), Assurance.Furnished, null)],
            StormSuspensions = [new("south", now.AddDays(-3), null)],
        }, now);

    /// <summary>The same facts as they would be read at another moment: what is looked at anew before each cut moves along.</summary>
    public static DisconnectionFacts ReadAt(DisconnectionFacts facts, DateTimeOffset now, DateTimeOffset later)
    {
        var by = later - now;
        return facts with
        {
            ReadAt = facts.ReadAt + by,
            Forecast = facts.Forecast is { } forecast ? forecast with { MadeAt = forecast.MadeAt + by, CoversUntil = forecast.CoversUntil + by } : null,
            Channels = facts.Channels is { } channels ? [.. channels.Select(channel => channel with { AsOf = channel.AsOf + by })] : null,
            Occupancy = facts.Occupancy is { Check: { } check } occupancy ? occupancy with { Check = check with { At = check.At + by } } : facts.Occupancy,
        };
    }

    private static Gen<Change>[] OfDebt(DateTimeOffset now) =>
    [
        Items(now, "bill-1").Select<DebtItem, Change>(item => facts => facts with { OpenItems = [item] }),
        Items(now, "bill-2").Select<DebtItem, Change>(item => facts => facts with { OpenItems = [.. facts.OpenItems ?? [], item] }),
        Gen.Constant<Change>(facts => facts with { OpenItems = [] }),
        Amounts.OrNull().Select<decimal?, Change>(credit => facts => facts with { UnappliedCredit = credit }),
        Gen.Elements("bill-1", "bill-2").Select<string, Change>(id => facts => facts with { BenefitDecisions = [new(id, "supervisor.two", now, "the spouse")] }),
        Classes.Select<CustomerClass, Change>(kind => facts => facts with
        {
            Customer = facts.Customer with { Class = kind },
            OpenItems = facts.OpenItems is { } items ? [.. items.Select(item => item with { ClassOfService = kind })] : null,
        }),
        Gen.Constant<Change>(facts => facts with
        {
            Service = UtilityService.Water,
            OpenItems = [.. facts.OpenItems ?? [], Lawful.Item(now, "bill-2") with { Receivable = Receivable.Water }],
        }),
        from cut in Around(5).OrNull()
        from isOn in Either
        select (Change)(facts => facts with { Services = [new(UtilityService.Electric, isOn, cut is { } days ? Before(now, days) : null), new(UtilityService.Water, IsOn: true, null)] }),
    ];

    private static Gen<Change>[] OfPromises(DateTimeOffset now) =>
    [
        Holds(now).Select<HoldDocument, Change>(hold => facts => facts with { Holds = [.. facts.Holds ?? [], hold] }),
        from state in Any<ArrangementState>()
        from isAgreed in Either
        select (Change)(facts => facts with { Arrangements = [new("a-1", state, isAgreed)] }),
        Around(0).Select<int, Change>(days => facts => facts with { Pledges = [new("p-1", "Charities", 50m, Before(now, days))] }),
        from receivable in Gen.Elements(Receivable.Electric, Receivable.Water).OrNull()
        from amount in Amounts
        from offered in Around(0).OrNull()
        from closed in Mostly<int?>(null, Gen.Choose(0, 3).Select(days => (int?)days))
        select (Change)(facts => facts with
        {
            Disputes = [new("d-1", receivable, amount, offered is { } minutes ? now.AddMinutes(minutes) : null, closed is { } days ? Before(now, days) : null)],
        }),
        Gen.Constant<Change>(facts => facts with { TendersInFlight = [new("t-1", "Web", 20m, now.AddHours(-3))] }),
    ];

    private static Gen<Change>[] OfNotices(DateTimeOffset now) =>
    [
        Notices(now, "n-1").Select<DisconnectNotice, Change>(notice => facts => facts with { Notices = [notice] }),
        Notices(now, "n-2").Select<DisconnectNotice, Change>(notice => facts => facts with
        {
            Notices = [.. facts.Notices ?? [], Lawful.Notice(now) with { NoticeId = "n-2", ItemIds = notice.ItemIds, HandedOverOn = notice.HandedOverOn ?? Before(now, 0) }],
        }),
        Gen.Constant<Change>(facts => facts with { Notices = [] }),
        Either.OrNull().Select<bool?, Change>(asked => facts => facts with { ThirdPartyCopyAsked = asked }),
        Around(0, 40).ListOf().Select<List<int>, Change>(ages => facts => facts with { ContactAttempts = [.. ages.Select(age => new ContactAttempt(ContactWay.Call, now.AddDays(-age)))] }),
    ];

    private static Gen<Change>[] OfPeople(DateTimeOffset now) =>
    [
        Certificates(now).Select<MedicalCertificate, Change>(certificate => facts => facts with { MedicalCertificates = [certificate] }),
        Bankruptcies(now).Select<BankruptcyCase, Change>(bankruptcy => facts => facts with { Bankruptcies = [bankruptcy] }),
        Either.OrNull().Select<bool?, Change>(flag => facts => facts with { Customer = facts.Customer with { IsDeceased = flag } }),
        Any<AccountStatus>().Select<AccountStatus, Change>(status => facts => facts with { Customer = facts.Customer with { Status = status } }),
        Gen.Constant<Change>(facts => facts with { Customer = facts.Customer with { MailingAddress = null } }),
        Gen.Constant<Change>(facts => facts with { Customer = facts.Customer with { Area = null } }),
    ];

    private static Gen<Change>[] OfOperations(DateTimeOffset now) =>
    [
        from area in Gen.Elements<string?>(null, "north", "south")
        from begun in Around(0)
        from ends in Around(0, 600).OrNull()
        select (Change)(facts => facts with { StormSuspensions = [new(area, now.AddMinutes(-begun), ends is { } minutes ? now.AddMinutes(minutes) : null)] }),
        from age in Around(0, 6 * 60)
        from reach in Around(0)
        from heat in Around(105)
        from low in Around(32)
        select (Change)(facts => facts with { Forecast = new(now.AddMinutes(-age), now.AddHours(48).AddMinutes(reach), heat, low) }),
        from state in Any<ChannelState>()
        from age in Around(0, 24 * 60)
        select (Change)(facts => facts with { Channels = [new("Web", state, now.AddMinutes(-age))] }),
        Either.Select<bool, Change>(isOn => facts => facts with { KillSwitch = new(isOn, "supervisor.two", "wrong list") }),
        from isVacant in Either
        from age in Around(0, 7 * 24 * 60).OrNull()
        from isOccupied in Either
        select (Change)(facts => facts with { Occupancy = new(isVacant, age is { } minutes ? new(now.AddMinutes(-minutes), isOccupied) : null) }),
        Either.OrNull().Select<bool?, Change>(flag => facts => facts with { IsEssentialFacility = flag }),
        Around(0, 5).Select<int, Change>(age => facts => facts with { ReadAt = now.AddMinutes(-age) }),
    ];

    /// <summary>Something is not known.</summary>
    private static Gen<Change> Forgotten => Gen.Elements<Change>(
        facts => facts with { Services = null },
        facts => facts with { OpenItems = null },
        facts => facts with { Holds = null },
        facts => facts with { Arrangements = null },
        facts => facts with { Pledges = null },
        facts => facts with { Disputes = null },
        facts => facts with { MedicalCertificates = null },
        facts => facts with { Bankruptcies = null },
        facts => facts with { Notices = null },
        facts => facts with { ContactAttempts = null },
        facts => facts with { StormSuspensions = null },
        facts => facts with { Forecast = null },
        facts => facts with { TendersInFlight = null },
        facts => facts with { Channels = null },
        facts => facts with { KillSwitch = null },
        facts => facts with { Occupancy = null });
}
