using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Outages;

namespace Serverless.Tests.Unit.Outages;

/// <summary>A queue promises neither order nor single delivery: what is recorded may depend on neither.</summary>
public class RecordOutageProperties
{
    /// <summary>The same reports as they happened, and as they were delivered: in any order, cut anywhere, some twice.</summary>
    private sealed record Delivery(OutageReported[] Reports, OutageReported[][] Batches);

    /// <summary>After every report: a time ahead of the clock is another test's.</summary>
    private static readonly DateTimeOffset Latest = Sample.Now.AddMinutes(600);

    private static readonly Gen<OutageReported[]> Reports =
        from count in Gen.Frequency((4, Gen.Choose(1, 12)), (1, Gen.Choose(60, 150)))
        from minutes in Gen.Choose(-600, 600).ArrayOf(count)
        from codes in Gen.Elements(Enum.GetValues<TroubleCode>()).ArrayOf(count)
        from phones in Gen.Elements<string?>(null, "+18505550100", "+18505550101", "+18505550102").ArrayOf(count)
        select Enumerable.Range(0, count)
            .Select(n => Sample.Report($"ivr-{n}", minutes[n]) with { TroubleCodes = [codes[n]], CallbackPhone = phones[n] })
            .ToArray();

    private static readonly Gen<Delivery> Deliveries =
        from reports in Reports
        from repeated in Gen.SubListOf(reports)
        from delivered in Gen.Shuffle(reports.Concat(repeated))
        from size in Gen.Choose(1, 5)
        select new Delivery(reports, [.. delivered.Chunk(size)]);

    [Fact]
    public void Order_and_partition_of_the_deliveries_change_no_count_and_no_time() => Property.Holds(Deliveries, delivery =>
    {
        var outage = Deliver(delivery.Batches);
        return outage.ReportCount == delivery.Reports.Length
            && outage.FirstReportedAt == delivery.Reports.Min(report => report.ReportedAt)
            && outage.LastReportedAt == delivery.Reports.Max(report => report.ReportedAt);
    });

    [Fact]
    public void Codes_and_callback_numbers_are_the_same_whatever_the_order() => Property.Holds(Deliveries, delivery =>
    {
        var (outage, atOnce) = (Deliver(delivery.Batches), Deliver([delivery.Reports]));
        return outage.TroubleCodes.SequenceEqual(atOnce.TroubleCodes) && outage.CallbackPhones.Order().SequenceEqual(atOnce.CallbackPhones.Order());
    });

    [Fact]
    public void Each_report_is_kept_by_its_key_once() => Property.Holds(Deliveries, delivery =>
        Deliver(delivery.Batches).Reports.Order().SequenceEqual(delivery.Reports.Select(ReportKey.Of).Order()));

    [Fact]
    public void Delivering_everything_again_changes_nothing() => Property.Holds(Deliveries, delivery =>
        delivery.Batches.All(batch => RecordOutage.Decide(Deliver(delivery.Batches), "F-07", batch, Latest) is null));

    private static OutageDocument Deliver(IEnumerable<OutageReported[]> batches) =>
        batches.Aggregate((OutageDocument?)null, (outage, batch) => RecordOutage.Decide(outage, "F-07", batch, Latest) ?? outage)!;
}
