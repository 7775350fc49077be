using System.Globalization;
using System.Net;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Premises;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.Outages;

public sealed class OutageFlowTests : IAsyncLifetime
{
    private const string Queue = "outage-reports";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(now: UtilityPlatform.Start.AddHours(3));

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Reports_are_stored_under_their_feeders()
    {
        await platform.PublishAsync(Queue, [.. Enumerable.Range(0, 60).Select(premise => Samples.Outage($"r-{premise}", premise))]);
        await platform.SettleAsync();
        var outages = await OutagesAsync();
        Assert.Equal(60, outages.Count);
        Assert.All(outages, outage => Assert.Equal(1, outage.ReportCount));
        Assert.All(outages, outage => Assert.Equal(platform.City.FeederId(int.Parse(outage.CauseId[2..], CultureInfo.InvariantCulture)), outage.FeederId));
    }

    [Fact]
    public async Task A_repeat_from_the_same_service_point_updates_instead_of_adding()
    {
        await platform.PublishAsync(Queue, Samples.Outage("r-1"), Samples.Outage("r-2", minutesLater: 5));
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, Samples.Outage("r-3", minutesLater: 9) with { TroubleCodes = [TroubleCode.WireDown], CallbackPhone = "+18505550111" });
        await platform.SettleAsync();
        var outage = Assert.Single(await OutagesAsync());
        Assert.Equal(3, outage.ReportCount);
        Assert.Equal([TroubleCode.NoPower, TroubleCode.WireDown], outage.TroubleCodes);
        Assert.Equal(UtilityPlatform.Start.AddMinutes(9), outage.LastReportedAt);
        Assert.Equal(["+18505550111"], outage.CallbackPhones);
    }

    [Fact]
    public async Task The_same_report_delivered_in_several_batches_counts_once()
    {
        var report = Samples.Outage("r-4");
        await platform.PublishAsync(Queue, report, report);
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, report);
        await platform.SettleAsync();
        Assert.Equal(1, Assert.Single(await OutagesAsync()).ReportCount);
    }

    [Fact]
    public async Task Reports_out_of_order_leave_the_first_and_the_last_time()
    {
        foreach (var minutes in new[] { 30, 0, 60, 15 })
        {
            await platform.PublishAsync(Queue, Samples.Outage($"late-{minutes}", minutesLater: minutes));
            await platform.SettleAsync();
        }
        var outage = Assert.Single(await OutagesAsync());
        Assert.Equal((UtilityPlatform.Start, UtilityPlatform.Start.AddMinutes(60)), (outage.FirstReportedAt, outage.LastReportedAt));
    }

    [Fact]
    public async Task A_report_from_a_service_point_nobody_knows_is_kept_for_a_person()
    {
        await platform.PublishAsync(Queue, Samples.Outage("r-5") with { PremiseId = "P-none", ServicePointId = "P-none-Electric" });
        await platform.SettleAsync();
        Assert.Equal(FeederLookup.Unplaced, Assert.Single(await OutagesAsync()).FeederId);
    }

    [Fact]
    public async Task A_bad_report_is_set_aside_and_the_rest_of_its_batch_is_taken()
    {
        await platform.PublishRawAsync(
            Queue,
            UtilityPlatform.Message(Samples.Outage("good-1")),
            new ServiceBusMessage("not json") { MessageId = "bad-1", Subject = OutageReported.Subject },
            new ServiceBusMessage("{}") { MessageId = "bad-2", Subject = "Nonsense.v9" },
            UtilityPlatform.Message(Samples.Outage("good-2", premise: 2)));
        await platform.SettleAsync();
        Assert.Equal(2, (await OutagesAsync()).Count);
        var dead = await platform.DeadLettersAsync(Queue);
        Assert.Equal(["bad-1", "bad-2"], dead.Select(message => message.MessageId).Order());
        Assert.All(dead, message => Assert.Equal("InvalidMessage", message.DeadLetterReason));
    }

    [Fact]
    public async Task A_callback_phone_too_many_is_a_dead_letter_and_the_other_customers_reports_are_taken()
    {
        await platform.PublishAsync(
            Queue,
            [.. Enumerable.Range(0, 21).Select(number => Samples.Outage($"r-{number:00}") with { CallbackPhone = $"+185055501{number:00}" }), Samples.Outage("other", premise: 2)]);
        await platform.SettleAsync();
        var dead = Assert.Single(await platform.DeadLettersAsync(Queue));
        Assert.Equal(("LimitReached", "an outage takes at most 20 callback phones, and has them."), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal([1, 20], (await OutagesAsync()).Select(outage => outage.ReportCount).Order());
    }

    [Fact]
    public async Task Outages_that_fill_a_batch_past_two_megabytes_are_written_in_parts()
    {
        var longest = new string('‹', 500);
        var (length, count) = (60, 40);
        var reports = Enumerable.Range(0, count).Select(point => Samples.Outage($"r-{point}") with { PremiseId = $"NEW-{point}", ServicePointId = "E1", Comment = longest });
        await platform.PublishAsync(Queue, [.. reports]);
        await platform.SettleAsync();
        foreach (var outage in await OutagesAsync())
            await platform.Database.Outages.UpsertItemAsync(outage with { Reports = [.. outage.Reports, .. Enumerable.Range(0, 900).Select(number => $"Ivr {outage.Id}-{number}".PadRight(length, 'x'))] }, new(outage.FeederId));
        await platform.PublishAsync(Queue, [.. reports.Select(report => report with { ReportId = $"again-{report.ReportId}" })]);
        await platform.SettleAsync();
        Assert.All(await OutagesAsync(), outage => Assert.Equal(2, outage.ReportCount));
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task Two_reports_that_cannot_be_placed_are_two_however_their_service_points_are_named()
    {
        await platform.PublishAsync(
            Queue,
            Samples.Outage("r-6") with { PremiseId = "NEW-100-OAK", ServicePointId = "E1", TroubleCodes = [TroubleCode.WireDown] },
            Samples.Outage("r-7") with { PremiseId = "NEW-200-ELM", ServicePointId = "E1", TroubleCodes = [TroubleCode.Flickering] });
        await platform.SettleAsync();
        Assert.Equal(["NEW-100-OAK", "NEW-200-ELM"], (await OutagesAsync()).Select(outage => outage.PremiseId).Order());
        using var oak = await platform.GetJsonAsync("/api/premises/NEW-100-OAK/service-points/E1/outage");
        Assert.Equal("WireDown", oak.RootElement.GetProperty("troubleCodes")[0].GetString());
    }

    [Fact]
    public async Task A_portal_sees_the_outages_of_a_feeder_page_by_page_and_one_of_its_own()
    {
        await platform.PublishAsync(Queue, [.. Enumerable.Range(0, 130).Select(number => Samples.Outage($"r-{number}", minutesLater: number) with { PremiseId = $"NEW-{number}", ServicePointId = $"E-{number}" })]);
        await platform.PublishAsync(Queue, Samples.Outage("r-placed", premise: 8));
        await platform.SettleAsync();
        var points = new List<string>();
        var pages = 0;
        for (string? continuation = ""; continuation is not null; pages++)
        {
            using var page = await platform.GetJsonAsync($"/api/outages?feeder={FeederLookup.Unplaced}&continuation={continuation}");
            points.AddRange(page.RootElement.GetProperty("outages").EnumerateArray().Select(outage => outage.GetProperty("servicePointId").GetString()!));
            continuation = page.RootElement.TryGetProperty("continuation", out var next) ? next.GetString() : null;
        }
        Assert.Equal(2, pages);
        Assert.Equal(Enumerable.Range(0, 130).Reverse().Select(number => $"E-{number}"), points);
        using var one = await platform.GetJsonAsync($"/api/premises/{SampleCity.PremiseId(8)}/service-points/{SampleCity.ServicePointId(8)}/outage");
        Assert.Equal(platform.City.FeederId(8), one.RootElement.GetProperty("feederId").GetString());
    }

    [Fact]
    public async Task Staff_see_whom_to_call_when_power_is_back_and_portals_do_not()
    {
        await platform.PublishAsync(Queue, Samples.Outage("r-1", premise: 8) with { CallbackPhone = "+18505550142", Comment = "Medical device" }, Samples.Outage("r-2", premise: 12));
        await platform.SettleAsync();
        var path = new Uri($"/api/outages/callbacks?feeder={platform.City.FeederId(8)}", UriKind.Relative);
        using var refused = await platform.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var seen = await platform.GetAsync(path.OriginalString, "specialist.one@utility.example");
        var caller = Assert.Single(seen["callbacks"]!.AsArray())!;
        Assert.Equal(("+18505550142", "Medical device"), (caller["callbackPhones"]![0].Text(), caller["lastComment"].Text()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("garbage", HttpStatusCode.BadRequest)]
    public async Task A_continuation_nobody_gave_is_the_callers_mistake(string continuation, HttpStatusCode expected)
    {
        using var answer = await platform.Http.GetAsync(new Uri($"/api/outages?feeder=F-01&continuation={continuation}", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
    }

    private Task<List<OutageDocument>> OutagesAsync() => UtilityPlatform.QueryAsync<OutageDocument>(platform.Database.Outages, OutageDocument.TypeName);
}
