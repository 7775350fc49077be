using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>A notice for the service, and what can be relied on.</summary>
/// <param name="CutFrom">The first day on which it is old enough; null when it has no proof of its date.</param>
/// <param name="LastDay">The last day on which it may be relied on.</param>
internal sealed record JudgedNotice(DisconnectNotice Notice, bool IsSound, DateOnly? CutFrom, DateOnly? LastDay)
{
    public bool IsUsableOn(DateOnly day) => IsSound && CutFrom <= day && day <= LastDay;

    private bool IsComing(DateOnly day) => IsSound && day < CutFrom;

    /// <summary>All notices for the service, the one to rely on first.</summary>
    public static IReadOnlyList<JudgedNotice> Of(CutQuestion asked) =>
    [
        .. (asked.Facts.Notices ?? [])
            .Where(notice => notice.Services.Contains(asked.Facts.Service))
            .Select(notice => Of(notice, asked))
            .OrderByDescending(judged => judged.IsUsableOn(asked.Day))
            .ThenByDescending(judged => judged.IsComing(asked.Day))
            .ThenBy(judged => judged.IsComing(asked.Day) ? judged.CutFrom : null)
            .ThenByDescending(judged => judged.Notice.HandedOverOn ?? DateOnly.MaxValue)
            .ThenBy(judged => judged.Notice.NoticeId, StringComparer.Ordinal),
    ];

    private static JudgedNotice Of(DisconnectNotice notice, CutQuestion asked)
    {
        var (customer, policy) = (asked.Facts.Customer, asked.Policy.Notice);
        var needsCopy = asked.Facts.ThirdPartyCopyAsked != false;
        var isSound = notice is { TemplateVersion: not null, HandedOverOn: not null, SaysHowToDispute: true, SaysWhoHears: true, IsSeparateFromBill: true }
            && IsRightAddress(notice, customer)
            && !(needsCopy && notice.ThirdPartyCopyHandedOverOn is null);
        // A third party's copy that went out later begins the days anew.
        var begins = needsCopy && notice.ThirdPartyCopyHandedOverOn > notice.HandedOverOn ? notice.ThirdPartyCopyHandedOverOn : notice.HandedOverOn;
        return new(notice, isSound, begins is { } day ? CutFromAfter(asked, day) : null, notice.HandedOverOn?.AddDays(policy.GoodForDays.Value));
    }

    public static bool IsRightAddress(DisconnectNotice notice, CustomerFacts customer) => notice.Address is not null && notice.Address == customer.MailingAddress;

    /// <summary>The day after the last of the working days that follow the notice's own day.</summary>
    private static DateOnly CutFromAfter(CutQuestion asked, DateOnly day)
    {
        for (var counted = 0; counted < asked.Policy.Notice.WorkingDays.Value;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(asked, day)) counted++;
        }
        return day.AddDays(1);
    }

    private static bool IsWorkingDay(CutQuestion asked, DateOnly day) =>
        asked.Calendar.IsOpen(day)
        && day.DayOfWeek != DayOfWeek.Sunday
        && !asked.Policy.Notice.NoMail.Value.Any(holiday => holiday.Observed(day.Year) == day || holiday.Observed(day.Year + 1) == day);
}
