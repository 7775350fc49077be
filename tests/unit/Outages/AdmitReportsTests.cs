using System.Globalization;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Policies;

namespace Serverless.Tests.Unit.Outages;

/// <summary>An outage takes what any honest one has, and no more.</summary>
public sealed class AdmitReportsTests
{
    private static readonly IntakeLimits Limits = new(new(2020, 1, 1), PapersPerCase: 1, ContactsPerRequest: 1, CallbackPhonesPerOutage: 3, InstrumentsPerCase: 1, ReportsPerOutage: 5, EntriesFromOutsidePerCase: 1, LargestPayments: new Dictionary<string, decimal>());

    [Fact]
    public void A_phone_past_the_most_is_refused_and_one_that_is_known_is_not()
    {
        var (admitted, refused) = AdmitReports.Decide(null, [WithPhone(1), WithPhone(2), WithPhone(3), WithPhone(4), WithPhone(5) with { CallbackPhone = PhoneOf(1) }], Limits);
        Assert.Equal(["r-1", "r-2", "r-3", "r-5"], admitted.Select(report => report.ReportId));
        Assert.Equal(("r-4", "an outage takes at most 3 callback phones, and has them"), (Assert.Single(refused).Report.ReportId, refused[0].Limit.ToString()));
    }

    [Fact]
    public void A_report_past_the_most_is_refused_and_a_repeat_is_not()
    {
        var full = RecordOutage.Decide(null, "F-07", Enumerable.Range(1, 5).Select(number => Sample.Report($"r-{number}")), Sample.Now);
        var (admitted, refused) = AdmitReports.Decide(full, [Sample.Report("r-2"), Sample.Report("r-6")], Limits);
        Assert.Equal(("r-2", "r-6"), (Assert.Single(admitted).ReportId, Assert.Single(refused).Report.ReportId));
    }

    private static OutageReported WithPhone(int number) => Sample.Report(string.Create(CultureInfo.InvariantCulture, $"r-{number}")) with { CallbackPhone = PhoneOf(number) };

    private static string PhoneOf(int number) => string.Create(CultureInfo.InvariantCulture, $"+1850555010{number}");
}
