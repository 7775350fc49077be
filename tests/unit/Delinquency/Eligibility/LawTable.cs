using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>
/// The law a second time, as the sheet tells it, with plain figures and dates. It calls nothing that the rules call, so that a mistake in
/// one shows against the other.
/// </summary>
internal sealed record LawTable(DisconnectionFacts Facts, DateTimeOffset Now)
{
    private static readonly HashSet<string> Closed =
    [
        "2026-01-01", "2026-01-19", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-11-11", "2026-11-26", "2026-11-27", "2026-12-25",
        "2027-01-01", "2027-01-18", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06", "2027-11-11", "2027-11-25", "2027-11-26", "2027-12-24", "2027-12-31",
        "2028-01-17",
    ];

    /// <summary>The office is open, and no mail comes: Washington's Birthday and Columbus Day.</summary>
    private static readonly HashSet<string> WithoutMail = ["2026-02-16", "2026-10-12", "2027-02-15", "2027-10-11", "2028-02-21"];

    private DateTime Local => TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime;

    private DateOnly Today => new(Local.Year, Local.Month, Local.Day);

    private int MinuteOfDay => Local.Hour * 60 + Local.Minute;

    private bool IsHome => Facts.Customer.Class == CustomerClass.Residential;

    /// <summary>Every hold by name, and whether it applies.</summary>
    public IReadOnlyDictionary<string, bool> Holds => new Dictionary<string, bool>
    {
        ["closed-day"] = IsClosed(Today),
        ["hours"] = MinuteOfDay < 9 * 60 || MinuteOfDay >= 16 * 60,
        ["before-closed-day"] = MinuteOfDay >= 12 * 60 && IsClosed(Today.AddDays(1)),
        ["weekend"] = IsHome && IsWeekend(),

        ["forecast"] = !IsForecastGood(),
        ["heat"] = !IsForecastGood() || Facts.Forecast!.HighestHeatIndex >= 105,
        ["freeze"] = !IsForecastGood() || Facts.Forecast!.Low <= 32,
        ["storm"] = Facts.StormSuspensions is null || Facts.StormSuspensions.Any(storm => storm.From <= Now && !(storm.Until <= Now) && (storm.Area is null or "north" || Facts.Customer.Area is null)),

        ["account-active"] = Facts.Customer.Status != AccountStatus.Active,
        ["service-on"] = Facts.Services?.Any(service => service.Service == Facts.Service && service.IsOn) != true,
        ["facts-age"] = (Now - Facts.ReadAt).TotalMinutes is < 0 or >= 5,
        ["kill-switch"] = Facts.KillSwitch?.IsOn != false,
        ["deceased"] = Facts.Customer.IsDeceased != false,
        ["essential-facility"] = Facts.IsEssentialFacility != false,
        ["occupancy"] = Facts.Occupancy is null || (Facts.Occupancy.IsSaidVacant && (Facts.Occupancy.Check is not { FoundOccupied: false } check || (Now - check.At).TotalDays is < 0 or >= 7)),
        ["electric-first"] = Facts.Service == UtilityService.Water && IsWaterTooEarly(),
        ["channel-health"] = Facts.Channels is null || Facts.Channels.Any(channel => channel.State != ChannelState.Healthy || (Now - channel.AsOf).TotalHours is < 0 or >= 24),

        ["notice-missing"] = Notice is null,
        ["notice-proof"] = Notice is { HandedOverOn: null } or { TemplateVersion: null },
        ["notice-dispute-words"] = Notice is { SaysHowToDispute: false } or { SaysWhoHears: false },
        ["notice-separate"] = Notice is { IsSeparateFromBill: false },
        ["notice-address"] = Notice is not null && (Notice.Address is null || Notice.Address != Facts.Customer.MailingAddress),
        ["third-party-copy"] = Notice is { ThirdPartyCopyHandedOverOn: null } && NeedsCopy,
        ["notice-age"] = Notice is { HandedOverOn: not null } && WorkingDaysSince(Begins(Notice)) < 5,
        ["notice-lapsed"] = Notice?.HandedOverOn is { } handedOver && Today > handedOver.AddDays(60),
        ["not-in-notice"] = Notice is not null && IsUsable(Notice) && IsEnough() && Owed(Facts.Service, item => Facts.Notices!.Any(notice => IsUsable(notice) && notice.ItemIds.Contains(item.ItemId))) < 50,
        ["contact-attempts"] = Facts.ContactAttempts is null || AttemptsSinceDue() < 2,

        ["under-minimum"] = Facts.OpenItems is null || !IsEnough(),
        ["not-delinquent"] = Excludes(item => !IsDelinquent(item)),
        ["other-service"] = Excludes(item => !IsOf(item, Facts.Service)),
        ["other-class"] = Excludes(item => item.ClassOfService != Facts.Customer.Class),
        ["former-occupant"] = Excludes(IsSomebodyElses),
        ["returned-item-fee"] = Excludes(item => item.Kind == ItemKind.ReturnedItemFee),
        ["other-kind"] = Excludes(item => item.Kind == ItemKind.ReturnedCredit),
        ["held-amount"] = Facts.OpenItems is null || (!IsEnough() && Withheld(Facts.Service, _ => true) > 0),
        ["credit"] = Facts.UnappliedCredit is null || (!IsEnough() && Facts.UnappliedCredit > 0),

        ["person-hold"] = Facts.Holds is null || Facts.Holds.Any(hold => Stops(hold) && hold.Entity.Receivable is null && (hold.Entity.Service is null || hold.Entity.Service == Facts.Service)),
        ["arrangement"] = Facts.Arrangements is null || Facts.Arrangements.Any(arrangement => arrangement.State is ArrangementState.Proposed or ArrangementState.Kept),
        ["arrangement-consent"] = Facts.Arrangements is null || Facts.Arrangements.Any(arrangement => arrangement.State == ArrangementState.Broken && !arrangement.ConsentedToTerms),
        ["pledge"] = Facts.Pledges is null || Facts.Pledges.Any(pledge => Today <= pledge.LastDay),
        ["tender"] = Facts.TendersInFlight is not { Count: 0 },
        ["dispute-hearing"] = Facts.Disputes is null || Open(Facts.Disputes).Any(dispute => dispute.HearingOfferedAt is null || dispute.HearingOfferedAt > Now),

        ["medical-review"] = Certificates(CertificateReview.Open, _ => true),
        ["medical-continuation"] = Facts.MedicalCertificates?.Any(found => found.Continuation is { } order && !(Today > order.LastDay)) != false,
        ["medical-extension"] = Certificates(CertificateReview.Accepted, found => found.Extension?.LetterHandedOverOn is null || Today <= found.Extension.NewDate || Today <= found.Extension.GivenOn.AddDays(30)),
        ["medical-call"] = Certificates(CertificateReview.Accepted, found => found.CalledAt is null || (Now - found.CalledAt.Value).TotalHours is < 24 or >= 7 * 24),
        ["medical-visit"] = Certificates(CertificateReview.Accepted, found => !(found.CalledAt is not null && found.CallReachedCustomer) && !IsVisitedInTime(found)),

        ["bankruptcy-window"] = Facts.Bankruptcies is null || OpenCases.Any(found => found.OrderForRelief is null || Today <= LastDayOfWindow(found)),
        ["bankruptcy-assurance"] = Facts.Bankruptcies is null || OpenCases.Any(found => found.Assurance is null or Assurance.Offered or Assurance.BeforeCourt),
        ["bankruptcy-stay"] = Facts.Bankruptcies is null || Excludes(IsBeforeBankruptcy),
    };

    private static bool IsClosed(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Closed.Contains($"{day:yyyy-MM-dd}");

    private bool IsWeekend() => Today.DayOfWeek switch
    {
        DayOfWeek.Friday => MinuteOfDay >= 12 * 60,
        DayOfWeek.Saturday or DayOfWeek.Sunday => true,
        DayOfWeek.Monday => MinuteOfDay < 8 * 60,
        _ => false,
    };

    private bool IsForecastGood() => Facts.Forecast is { } forecast && (Now - forecast.MadeAt).TotalHours is >= 0 and < 6 && (forecast.CoversUntil - Now).TotalHours >= 48;

    private bool IsWaterTooEarly()
    {
        if (Facts.Services is null) return true;
        var electric = Facts.Services.SingleOrDefault(service => service.Service == UtilityService.Electric);
        if (electric is null) return false;
        return electric.IsOn ? Owed(UtilityService.Electric, _ => true) >= 50 : electric.CutOn is { } cut && Today.DayNumber - cut.DayNumber < 5;
    }

    // Money.

    private bool IsEnough() => Owed(Facts.Service, _ => true) >= 50;

    private bool Excludes(Func<DebtItem, bool> why) => Facts.OpenItems is null || (!IsEnough() && Facts.OpenItems.Where(why).Sum(item => item.Amount) > 0);

    private decimal Owed(UtilityService service, Func<DebtItem, bool> isNoticed) =>
        Counted(service, isNoticed).Sum(item => item.Amount) - Withheld(service, isNoticed) - (Facts.UnappliedCredit ?? 0);

    private IEnumerable<DebtItem> Counted(UtilityService service, Func<DebtItem, bool> isNoticed) => (Facts.OpenItems ?? []).Where(item =>
        IsOf(item, service) && isNoticed(item) && IsDelinquent(item) && !IsSomebodyElses(item) && !IsBeforeBankruptcy(item)
        && item.ClassOfService == Facts.Customer.Class && (item.Kind is ItemKind.Charge or ItemKind.LateCharge));

    private decimal Withheld(UtilityService service, Func<DebtItem, bool> isNoticed)
    {
        var total = 0m;
        foreach (var receivable in Enum.GetValues<Receivable>())
        {
            var balance = Counted(service, isNoticed).Where(item => item.Receivable == receivable).Sum(item => item.Amount);
            var disputed = Open(Facts.Disputes ?? []).Where(dispute => dispute.Receivable == receivable).Sum(dispute => dispute.Amount);
            var held = (Facts.Holds ?? []).Where(hold => Stops(hold) && hold.Entity.Receivable == receivable).Sum(hold => hold.Amount ?? balance);
            total += Math.Min(balance, disputed + held);
        }
        return total + Open(Facts.Disputes ?? []).Where(dispute => dispute.Receivable is null).Sum(dispute => dispute.Amount);
    }

    private static bool IsOf(DebtItem item, UtilityService service) => service switch
    {
        UtilityService.Electric => item.Receivable == Receivable.Electric,
        UtilityService.Gas => item.Receivable == Receivable.Gas,
        UtilityService.Water => item.Receivable is Receivable.Water or Receivable.Sewer,
        _ => false,
    };

    private bool IsDelinquent(DebtItem item) => Today > item.DueOn && item.MailedOn is { } mailed && Today.DayNumber - mailed.DayNumber > 20;

    private bool IsSomebodyElses(DebtItem item) => item.IncurredBy != Lawful.Token && Facts.BenefitDecisions.All(decision => decision.ItemId != item.ItemId);

    private bool IsBeforeBankruptcy(DebtItem item) => (Facts.Bankruptcies ?? []).Any(found =>
        (found.End is null || Today < found.End.On || found.End.IsDischarge) && !(item.ServedFrom >= found.OrderForRelief));

    private IEnumerable<DisputeFacts> Open(IEnumerable<DisputeFacts> disputes) => disputes.Where(dispute => dispute.ClosedOn is null || Today < dispute.ClosedOn);

    private bool Stops(HoldDocument hold) => hold.Process is HeldProcess.Disconnection or HeldProcess.Collections
        && hold.From <= Today && !(Today > hold.Until) && !(Today >= hold.Release?.On);

    // Notices.

    private bool NeedsCopy => Facts.ThirdPartyCopyAsked != false;

    /// <summary>The notice to look at: one that may be relied on, else one that will be, else the latest.</summary>
    private DisconnectNotice? Notice
    {
        get
        {
            var all = (Facts.Notices ?? []).Where(notice => notice.Services.Contains(Facts.Service)).ToList();
            return all.Find(IsUsable)
                ?? all.Where(notice => IsSound(notice) && WorkingDaysSince(Begins(notice)) < 5).MinBy(Begins)
                ?? all.MaxBy(notice => notice.HandedOverOn ?? DateOnly.MaxValue);
        }
    }

    private bool IsSound(DisconnectNotice notice) => notice is { HandedOverOn: not null, TemplateVersion: not null, SaysHowToDispute: true, SaysWhoHears: true, IsSeparateFromBill: true }
        && notice.Address is not null && notice.Address == Facts.Customer.MailingAddress && (!NeedsCopy || notice.ThirdPartyCopyHandedOverOn is not null);

    private bool IsUsable(DisconnectNotice notice) =>
        notice.Services.Contains(Facts.Service) && IsSound(notice) && WorkingDaysSince(Begins(notice)) >= 5 && Today <= notice.HandedOverOn!.Value.AddDays(60);

    private DateOnly Begins(DisconnectNotice notice) =>
        NeedsCopy && notice.ThirdPartyCopyHandedOverOn > notice.HandedOverOn ? notice.ThirdPartyCopyHandedOverOn.Value : notice.HandedOverOn!.Value;

    /// <summary>Whole working days that lie between a day and today.</summary>
    private int WorkingDaysSince(DateOnly day)
    {
        var count = 0;
        for (var between = day.AddDays(1); between < Today; between = between.AddDays(1))
        {
            if (!IsClosed(between) && !WithoutMail.Contains($"{between:yyyy-MM-dd}")) count++;
        }
        return count;
    }

    private int AttemptsSinceDue()
    {
        var counted = Counted(Facts.Service, _ => true).ToList();
        return Facts.ContactAttempts!.Count(attempt => attempt.At <= Now && (counted.Count == 0 || Lawful.DayOf(attempt.At) > counted.Min(item => item.DueOn)));
    }

    // People.

    private bool Certificates(CertificateReview review, Func<MedicalCertificate, bool> holds) =>
        Facts.MedicalCertificates is null || Facts.MedicalCertificates.Any(found => found.Review == review && Today <= found.SignedOn.AddYears(1) && holds(found));

    private bool IsVisitedInTime(MedicalCertificate found)
    {
        if (found.VisitedAt is not { } visited || (Now - visited).TotalDays >= 7) return false;
        var local = TimeZoneInfo.ConvertTime(visited, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime;
        // By four on the day before at the latest.
        return local <= Today.ToDateTime(new(16, 0)).AddDays(-1);
    }

    private IEnumerable<BankruptcyCase> OpenCases => Facts.Bankruptcies!.Where(found => found.End is null || Today < found.End.On);

    private static DateOnly LastDayOfWindow(BankruptcyCase found)
    {
        var last = found.OrderForRelief!.Value.AddDays(20);
        if (found.Chapter == 11 && found.Petition.AddDays(30) > last) last = found.Petition.AddDays(30);
        while (IsClosed(last)) last = last.AddDays(1);
        return last;
    }
}
