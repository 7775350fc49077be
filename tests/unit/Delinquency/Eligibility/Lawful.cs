using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>A customer who owes, was told and did not answer, so that a cut is lawful; a test changes only what it is about.</summary>
internal static class Lawful
{
    public const string Token = "idt-77";

    public static readonly DisconnectionPolicy Policy = DisconnectionPolicy.Default.On(new(2026, 3, 2));

    public static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));

    /// <summary>A Wednesday, 10:00 by the city's clocks.</summary>
    public static readonly DateTimeOffset Now = City("2026-03-11 10:00");

    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>The moment at which the city's clocks show this, such as "2026-03-13 11:59".</summary>
    public static DateTimeOffset City(string shown)
    {
        var local = DateTime.ParseExact(shown, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById("America/New_York").GetUtcOffset(local)).ToUniversalTime();
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DisconnectionFacts Facts(DateTimeOffset now)
    {
        var today = DayOf(now);
        return new()
        {
            ReadAt = now,
            Service = UtilityService.Electric,
            Customer = new("1000000001", AccountStatus.Active, CustomerClass.Residential, "Ada Lopez", Token, "P-1", "north", "12 Oak St", IsDeceased: false),
            Services = [new(UtilityService.Electric, IsOn: true, null), new(UtilityService.Water, IsOn: true, null)],
            OpenItems = [Item(now)],
            UnappliedCredit = 0m,
            Holds = [],
            BenefitDecisions = [],
            Arrangements = [],
            Pledges = [],
            Disputes = [],
            MedicalCertificates = [],
            Bankruptcies = [],
            Notices = [Notice(now)],
            ThirdPartyCopyAsked = false,
            ContactAttempts = [new(ContactWay.Call, now.AddDays(-9)), new(ContactWay.Text, now.AddDays(-8))],
            StormSuspensions = [],
            Forecast = new(now.AddHours(-1), now.AddDays(7), 88, 51),
            TendersInFlight = [],
            Channels = [new("Lockbox", ChannelState.Healthy, now.AddHours(-2))],
            KillSwitch = new(IsOn: false, null, null),
            Occupancy = new(IsSaidVacant: false, null),
            IsEssentialFacility = false,
        };
    }

    /// <summary>$120 for electric, long past due.</summary>
    public static DebtItem Item(DateTimeOffset now, string id = "bill-1") => new(
        id, Receivable.Electric, ItemKind.Charge, 120m, DayOf(now).AddDays(-40), DayOf(now).AddDays(-60), DayOf(now).AddDays(-95), Token, CustomerClass.Residential);

    /// <summary>A proper notice that went out two weeks ago.</summary>
    public static DisconnectNotice Notice(DateTimeOffset now) => new(
        "n-1", [UtilityService.Electric, UtilityService.Water], ["bill-1", "bill-2"], "disconnect-notice.v1", "12 Oak St", DayOf(now).AddDays(-14),
        SaysHowToDispute: true, SaysWhoHears: true, IsSeparateFromBill: true, ThirdPartyCopyHandedOverOn: null);

    public static HoldDocument Hold(HeldProcess process, HeldEntity entity, decimal? amount = null, DateOnly? until = null, HoldRelease? release = null) => new()
    {
        Id = "hold-req-1~h-1",
        AccountId = "1000000001",
        RequestId = "req-1",
        HoldId = "h-1",
        Process = process,
        Entity = entity,
        Amount = amount,
        From = new(2026, 1, 1),
        Until = until,
        PlacedBy = "senior.one",
        Why = "billing error looked into",
        Release = release,
        CreatedAt = Now.AddDays(-60),
        UpdatedAt = Now.AddDays(-60),
        CauseId = "senior.one",
    };

    public static DateOnly DayOf(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, NewYork);
        return new(local.Year, local.Month, local.Day);
    }

    public static Verdict Ask(DisconnectionFacts facts, DateTimeOffset now, BusinessCalendar? calendar = null) => Eligibility.Of(facts, Policy, calendar ?? Calendar, now);

    /// <summary>The verdict on the lawful facts as changed, on a Wednesday morning.</summary>
    public static Verdict Ask(Func<DisconnectionFacts, DisconnectionFacts> change) => Ask(change(Facts(Now)), Now);

    /// <summary>The verdict at what the city's clocks show.</summary>
    public static Verdict AskAt(string shown, Func<DisconnectionFacts, DisconnectionFacts>? change = null, BusinessCalendar? calendar = null)
    {
        var now = City(shown);
        var facts = Facts(now);
        return Ask(change is null ? facts : change(facts), now, calendar);
    }
}
