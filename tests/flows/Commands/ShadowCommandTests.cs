using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Commands;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Shadow;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Documents;
using Serverless.Tests.Flows.Delinquency;

namespace Serverless.Tests.Flows.Commands;

/// <summary>The rules on disconnection, asked of the whole sample city before any cut is ordered by them.</summary>
public sealed class ShadowCommandTests : IAsyncLifetime
{
    private LocalPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await LocalPlatform.StartAsync(new() { Clock = new VirtualClock(UtilityPlatform.Start), City = new(accounts: 60, feeders: 4), Keys = CommonOptions.Keys });
        await platform.Seeding;
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task It_tells_who_owes_and_what_holds_them_and_writes_nothing()
    {
        var database = platform.Cloud.Services.GetRequiredService<UtilityDatabase>();
        var before = await database.VersionsAsync();
        Assert.Equal(0, await CommandLine.RunAsync(["shadow", "--port", $"{new Uri(platform.Url).Port}"]));

        using var http = new LocalHttp(platform.Url, platform.Key);
        using var staff = http.CreateClient();
        staff.DefaultRequestHeaders.Add(DevelopmentSignIn.Header, "specialist.one@utility.example");
        var answers = await new ShadowRun(staff).RunAsync(CancellationToken.None);
        Assert.Equal(60, answers.DistinctBy(answer => answer.AccountId).Count());
        // Of the papers that most rules ask for we keep none yet, and what is not known holds.
        Assert.All(answers, answer => Assert.False(answer.IsEligible));

        var report = new StringWriter();
        Terminal.On(report).Write(ShadowReport.Of(answers));
        Assert.Matches(@"accounts +60", report.ToString());
        Assert.Matches(@"eligible now +0", report.ToString());
        Assert.Matches(@"notice-missing +\d+ +0 +\d+", report.ToString());
        Assert.Equal(before, await database.VersionsAsync());
    }
}
