using System.Net;
using Microsoft.Azure.Cosmos;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Premises;

namespace Serverless.Tests.Flows.Outages;

/// <summary>Networks are switched over while outages are open: each stays one outage, kept where it was opened.</summary>
public sealed class SwitchedFeederTests : IAsyncLifetime
{
    private const string Queue = "outage-reports";
    private const int Premise = 9;
    private const string NewFeeder = "F-39";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(now: UtilityPlatform.Start.AddHours(3));

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task An_outage_whose_service_point_is_switched_to_another_feeder_stays_one_and_is_found()
    {
        var feeder = platform.City.FeederId(Premise);
        await ReportAsync("r-1", "r-2");
        await SwitchAsync();
        await platform.AdvanceAsync(TimeSpan.FromMinutes(16));
        Assert.Equal(2, await CountFoundAsync());

        await ReportAsync("r-3");
        await ReportAsync("r-2");
        Assert.Equal(3, await CountFoundAsync());
        var outage = Assert.Single(await OutagesAsync());
        Assert.Equal((feeder, 3), (outage.FeederId, outage.ReportCount));
        Assert.Equal(1, await CountListedAsync(feeder));
        Assert.Equal(0, await CountListedAsync(NewFeeder));
    }

    [Fact]
    public async Task A_pointer_whose_outage_was_never_written_is_followed_by_the_next_report()
    {
        await new OutagePointers(platform.Database, TimeProvider.System).DecideAsync([("F-01", Samples.Outage("r-lost", Premise))]);
        await SwitchAsync();
        using var notYet = await platform.Http.GetAsync(OutageUri);
        Assert.Equal(HttpStatusCode.NotFound, notYet.StatusCode);

        await ReportAsync("r-1");
        Assert.Equal(("F-01", 1), (Assert.Single(await OutagesAsync()).FeederId, await CountFoundAsync()));
    }

    [Fact]
    public async Task Reports_taken_in_at_once_on_both_sides_of_a_switch_open_one_outage()
    {
        var pointers = new OutagePointers(platform.Database, TimeProvider.System);
        var intake = new OutageIntake(new OutageStore(platform.Database, pointers, IntakeLimits.Default, TimeProvider.System), pointers);
        Task RecordAsync(string side, string feeder, int[] premises) =>
            intake.RecordAsync(premises.Select(premise => Samples.Outage($"{side}-{premise}", premise)).ToLookup(_ => feeder));
        // Parts of several sizes, which overlap differently on the two sides.
        var premises = Enumerable.Range(0, 300).ToArray();
        await Task.WhenAll(
            [.. premises.Chunk(30).Select(part => RecordAsync("old", "F-01", part)), .. premises.Reverse().Chunk(110).Select(part => RecordAsync("new", "F-02", part))]);

        var outages = await OutagesAsync();
        Assert.Equal(300, outages.Count);
        Assert.All(outages, outage => Assert.Equal(2, outage.ReportCount));
    }

    private static Uri OutageUri => new($"/api/premises/{SampleCity.PremiseId(Premise)}/service-points/{SampleCity.ServicePointId(Premise)}/outage", UriKind.Relative);

    private async Task ReportAsync(params string[] ids)
    {
        await platform.PublishAsync(Queue, [.. ids.Select(id => Samples.Outage(id, Premise))]);
        await platform.SettleAsync();
    }

    private async Task SwitchAsync()
    {
        var partition = new PartitionKey(SampleCity.PremiseId(Premise));
        var premise = await platform.Database.Premises.ReadItemAsync<PremiseDocument>(PremiseDocument.DocumentId, partition);
        await platform.Database.Premises.ReplaceItemAsync(premise.Resource with { FeederId = NewFeeder }, PremiseDocument.DocumentId, partition);
    }

    private async Task<int> CountFoundAsync()
    {
        using var found = await platform.GetJsonAsync(OutageUri.OriginalString);
        return found.RootElement.GetProperty("reportCount").GetInt32();
    }

    private async Task<int> CountListedAsync(string feeder)
    {
        using var page = await platform.GetJsonAsync($"/api/outages?feeder={feeder}");
        return page.RootElement.GetProperty("outages").GetArrayLength();
    }

    private Task<List<OutageDocument>> OutagesAsync() => UtilityPlatform.QueryAsync<OutageDocument>(platform.Database.Outages, OutageDocument.TypeName);
}
