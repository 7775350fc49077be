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

    private static OutageDocument? Record(OutageDocument? existing, params OutageReported[] reports) =>
        RecordOutage.Decide(existing, Feeder, reports, Sample.Now.AddHours(1));

    private static OutageDocument Stored(OutageDocument outage) => outage with { ETag = "\"1\"" };
}
