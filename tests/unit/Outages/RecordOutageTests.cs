using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Premises;

namespace Serverless.Tests.Unit.Outages;

public class RecordOutageTests
{
    private const string Feeder = "F-07";

    [Fact]
    public void A_first_report_opens_the_outage_of_its_service_point()
    {
        var outage = Record(null, Sample.Report() with { CallbackPhone = "+18505550100", AccountId = Sample.AccountId })!;

        Assert.Equal(("outage-SP-1-E", Feeder, "SP-1-E", "P-1"), (outage.Id, outage.FeederId, outage.ServicePointId, outage.PremiseId));
        Assert.Equal((1, Sample.Now, Sample.Now), (outage.ReportCount, outage.FirstReportedAt, outage.LastReportedAt));
        Assert.Equal((Sample.AccountId, "ivr-1", null), (outage.AccountId, outage.CauseId, outage.ETag));
    }

    [Fact]
    public void A_repeat_from_the_same_service_point_updates_and_adds_none()
    {
        var first = Stored(Record(null, Sample.Report())!);
        var outage = Record(first, Sample.Report("ivr-2", minute: 12))!;

        Assert.Equal((first.Id, 2, first.ETag), (outage.Id, outage.ReportCount, outage.ETag));
        Assert.Equal((Sample.Now, Sample.Now.AddMinutes(12)), (outage.FirstReportedAt, outage.LastReportedAt));
        Assert.Equal(first.CreatedAt, outage.CreatedAt);
    }

    [Fact]
    public void Reports_taken_in_before_change_nothing()
    {
        var outage = Record(null, Sample.Report("ivr-1"), Sample.Report("ivr-2"));
        Assert.Null(Record(outage, Sample.Report("ivr-2"), Sample.Report("ivr-1")));
    }

    [Fact]
    public void A_report_twice_in_one_batch_counts_once() => Assert.Equal(1, Record(null, Sample.Report(), Sample.Report())!.ReportCount);

    [Fact]
    public void Of_a_batch_only_what_is_new_counts()
    {
        var outage = Record(Record(null, Sample.Report("ivr-1")), Sample.Report("ivr-1"), Sample.Report("ivr-2"))!;
        Assert.Equal((2, "ivr-2"), (outage.ReportCount, outage.CauseId));
    }

    [Fact]
    public void A_late_report_moves_the_beginning_and_leaves_the_end()
    {
        var later = Record(null, Sample.Report("ivr-2", minute: 30) with { Comment = "still dark" });
        var outage = Record(later, Sample.Report("ivr-1", minute: -5) with { Comment = "just went out" })!;

        Assert.Equal((Sample.Now.AddMinutes(-5), Sample.Now.AddMinutes(30)), (outage.FirstReportedAt, outage.LastReportedAt));
        Assert.Equal("still dark", outage.LastComment);
    }

    [Fact]
    public void A_callers_words_and_account_stand_until_a_later_caller_has_some()
    {
        var outage = Record(
            null,
            Sample.Report("ivr-1") with { Comment = "wire on a car", AccountId = Sample.AccountId },
            Sample.Report("meter-2", minute: 1) with { Source = OutageSource.Meter })!;
        var updated = Record(outage, Sample.Report("meter-3", minute: 2))!;

        Assert.Equal(("wire on a car", Sample.AccountId), (outage.LastComment, outage.AccountId));
        Assert.Equal(("wire on a car", Sample.AccountId), (updated.LastComment, updated.AccountId));
    }

    [Fact]
    public void Trouble_codes_gather()
    {
        var first = Record(null, Sample.Report() with { TroubleCodes = [TroubleCode.WireDown, TroubleCode.NoPower] });
        var outage = Record(first, Sample.Report("ivr-2") with { TroubleCodes = [TroubleCode.Fire, TroubleCode.NoPower] })!;

        Assert.Equal([TroubleCode.NoPower, TroubleCode.WireDown, TroubleCode.Fire], outage.TroubleCodes);
    }

    [Fact]
    public void A_number_to_call_back_is_kept_once()
    {
        var first = Record(null, Sample.Report("ivr-1") with { CallbackPhone = "+18505550100" });
        var outage = Record(
            first,
            Sample.Report("ivr-2") with { CallbackPhone = "+18505550100" },
            Sample.Report("ivr-3"),
            Sample.Report("ivr-4") with { CallbackPhone = "+18505550199" })!;

        Assert.Equal(["+18505550100", "+18505550199"], outage.CallbackPhones);
    }

    [Fact]
    public void A_report_is_recognised_however_many_came_since()
    {
        var reports = Enumerable.Range(0, 52).Select(n => Sample.Report($"ivr-{n}", n)).ToArray();
        var outage = reports.Aggregate((OutageDocument?)null, (outage, report) => Record(outage, report))!;

        Assert.Equal(52, outage.ReportCount);
        Assert.Null(Record(outage, reports[0], reports[1]));
    }

    [Fact]
    public void One_id_from_two_sources_is_two_reports()
    {
        var outage = Record(Record(null, Sample.Report("1")), Sample.Report("1") with { Source = OutageSource.Meter })!;
        Assert.Equal(2, outage.ReportCount);
    }

    [Fact]
    public void A_report_from_the_future_is_one_of_now()
    {
        var ahead = Record(null, Sample.Report() with { ReportedAt = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), Comment = "first" })!;
        var outage = RecordOutage.Decide(ahead, Feeder, [Sample.Report("ivr-2", minute: 90) with { Comment = "later" }], Sample.Now.AddHours(2))!;

        Assert.Equal((Sample.Now.AddHours(1), Sample.Now.AddMinutes(90)), (ahead.LastReportedAt, outage.LastReportedAt));
        Assert.Equal("later", outage.LastComment);
    }

    [Fact]
    public void Reports_that_no_feeder_is_known_for_are_kept_by_premise_and_service_point()
    {
        string Id(string premise, string point) =>
            RecordOutage.Decide(null, FeederLookup.Unplaced, [Sample.Report() with { PremiseId = premise, ServicePointId = point }], Sample.Now)!.Id;

        Assert.NotEqual(Id("NEW-100-OAK", "E1"), Id("NEW-200-ELM", "E1"));
        Assert.NotEqual(Id("NEW", "OAK-E1"), Id("NEW-OAK", "E1"));
    }

    [Fact]
    public void Times_are_kept_in_UTC()
    {
        var outage = Record(null, Sample.Report() with { ReportedAt = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(-5)) })!;

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (outage.FirstReportedAt.Offset, outage.LastReportedAt.Offset));
        Assert.Equal(Sample.Now, outage.FirstReportedAt);
    }

    [Fact]
    public void An_outage_keeps_its_beginning_and_says_what_changed_it_last()
    {
        var first = RecordOutage.Decide(null, Feeder, [Sample.Report()], Sample.Now)!;
        var outage = RecordOutage.Decide(first, Feeder, [Sample.Report("ivr-2", minute: 5), Sample.Report("ivr-3", minute: 2)], Sample.Now.AddHours(1))!;

        Assert.Equal((Sample.Now, Sample.Now.AddHours(1), "ivr-2"), (outage.CreatedAt, outage.UpdatedAt, outage.CauseId));
        Assert.Equal(["Ivr ivr-1", "Ivr ivr-3", "Ivr ivr-2"], outage.Reports);
        Assert.Equal(["ivr-1", "ivr-3", "ivr-2"], outage.Reports.Select(ReportKey.ReportId));
        Assert.Equal(OutageStatus.Reported, outage.Status);
    }

    [Fact]
    public void A_late_report_says_only_what_nobody_has_said()
    {
        var silent = Record(null, Sample.Report("ivr-2", minute: 30));
        var told = Record(silent, Sample.Report("ivr-1") with { Comment = "a bang", AccountId = Sample.AccountId })!;
        Assert.Equal(("a bang", Sample.AccountId), (told.LastComment, told.AccountId));

        var later = Record(told, Sample.Report("ivr-0", minute: -1) with { Comment = "a flash", AccountId = "1000000002" })!;
        Assert.Equal(("a bang", Sample.AccountId), (later.LastComment, later.AccountId));
    }

    [Fact]
    public void Of_two_reports_of_one_moment_the_one_taken_in_last_is_the_newest()
    {
        var first = Record(null, Sample.Report("ivr-1") with { Comment = "one" });
        var second = Record(first, Sample.Report("ivr-2") with { Comment = "two", AccountId = "1000000002" })!;
        Assert.Equal(("two", "1000000002"), (second.LastComment, second.AccountId));
    }

    [Fact]
    public void Of_a_batch_the_last_words_and_account_count()
    {
        var outage = Record(
            null,
            Sample.Report("ivr-2", minute: 2) with { Comment = "two", AccountId = "1000000002" },
            Sample.Report("ivr-1", minute: 1) with { Comment = "one", AccountId = "1000000001" })!;
        Assert.Equal(("two", "1000000002"), (outage.LastComment, outage.AccountId));
    }

    [Fact]
    public void A_report_names_every_field_that_does_not_fit()
    {
        var report = Sample.Report("a b") with
        {
            PremiseId = "/",
            ServicePointId = "",
            AccountId = "?",
            CallbackPhone = "1",
            Comment = new string('x', 501),
            TroubleCodes = [],
        };
        Assert.Equal(
            ["reportId", "premiseId", "servicePointId", "accountId", "callbackPhone", "comment", "troubleCodes"], report.Problems().Select(problem => problem.Field));
        Assert.Equal("troubleCodes: must name at least one code", report.Problems().Last().ToString());
        Assert.Equal(
            ["troubleCodes: must not repeat a code"],
            (Sample.Report() with { Comment = new string('x', 500), TroubleCodes = [TroubleCode.Fire, TroubleCode.Fire] }).Problems().Select(problem => problem.ToString()));
    }

    private static OutageDocument? Record(OutageDocument? existing, params OutageReported[] reports) =>
        RecordOutage.Decide(existing, Feeder, reports, Sample.Now.AddHours(1));

    private static OutageDocument Stored(OutageDocument outage) => outage with { ETag = "\"1\"" };

    [Fact]
    public void The_newest_reports_account_takes_the_place_of_an_earlier_one()
    {
        var first = Record(null, Sample.Report() with { AccountId = "1000000019" })!;
        Assert.Equal(Sample.AccountId, Record(first, Sample.Report("ivr-2", minute: 1) with { AccountId = Sample.AccountId })!.AccountId);
    }
}
