using System.Net;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Long;

/// <summary>In every stage a request can be taken back, and the platform stopped and started again.</summary>
public sealed class EveryStageTests : IAsyncLifetime, IDisposable
{
    private readonly DataDirectory data = new();
    private UtilityPlatform platform = null!;

    public static TheoryData<string> Stages => [.. Stage.All.Select(stage => stage.Name)];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await platform.DisposeAsync();

    public void Dispose() => data.Dispose();

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_request_taken_back_leaves_nothing_behind(string name)
    {
        var flow = await BegunAsync(Stage.Named(name));
        await AssertIsTakenBackAsync(flow);
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        await AssertHasEndedAsync(flow);
        using var again = await flow.WithdrawAsync();
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_request_taken_back_the_moment_before_the_platform_stops_leaves_nothing_behind(string name)
    {
        var stage = Stage.Named(name);
        await AssertIsTakenBackAsync(await BegunAsync(stage));
        await RestartAsync(stage.Instruct);
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        await AssertHasEndedAsync(new(platform));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_platform_stopped_goes_on_to_the_end_it_would_have_had(string name)
    {
        var stage = Stage.Named(name);
        await BegunAsync(stage);
        await RestartAsync(stage.Instruct);
        await stage.AssertIsReachedAsync(new(platform));
        await stage.GoOn(new(platform));
        await RestartAsync(ConnectionFlow.Partners);

        var flow = new ConnectionFlow(platform);
        await Stage.SecureAsync(flow, TimeSpan.FromDays(2));
        await AssertIsConnectedOnceAsync(flow);
        Assert.Single(await platform.EventsAsync(), sent => sent.Subject == ServiceConnected.Subject);
        await platform.AdvanceAsync(TimeSpan.FromDays(35));
        Assert.Equal(new(NewConnectionResult.Connected), await flow.OutcomeAsync());
    }

    [Fact]
    public async Task Once_service_is_connected_nothing_can_be_taken_back_however_often_the_platform_stops()
    {
        await BegunAsync(Stage.Named("security"));
        await Stage.SecureAsync(new(platform), TimeSpan.FromHours(7));
        foreach (var days in new[] { 0, 20, 16, 1 })
        {
            await platform.AdvanceAsync(TimeSpan.FromDays(days));
            using var refused = await new ConnectionFlow(platform).WithdrawAsync();
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            await RestartAsync(ConnectionFlow.Partners);
            await AssertIsConnectedOnceAsync(new(platform));
        }
        Assert.Equal(new(NewConnectionResult.Connected), await new ConnectionFlow(platform).OutcomeAsync());
        Assert.Single(await UtilityPlatform.QueryAsync<CaseDocument>(platform.Database.Accounts, CaseDocument.TypeName), found => found.Reason == "ConnectedUnbilled");
    }

    private async Task<ConnectionFlow> BegunAsync(Stage stage)
    {
        platform = await UtilityPlatform.StartAsync(data.Path, partnersAre: stage.Instruct, application: UtilityPlatform.SweepsWeekly);
        var flow = await stage.BeginAsync(platform);
        await flow.PayDepositAsync(250m);
        await platform.SettleAsync();
        return flow;
    }

    private async Task RestartAsync(Action<PartnerSystems> instruct)
    {
        var (now, before) = (platform.Now, platform.Partners);
        await platform.DisposeAsync();
        platform = await UtilityPlatform.StartAsync(data.Path, now, Resume, UtilityPlatform.SweepsWeekly);

        void Resume(PartnerSystems partners)
        {
            instruct(partners);
            partners.GoOnFrom(before);
        }
    }

    private static async Task AssertIsTakenBackAsync(ConnectionFlow flow)
    {
        using var withdrawn = await flow.WithdrawAsync();
        Assert.Equal(HttpStatusCode.Accepted, withdrawn.StatusCode);
    }

    private static async Task AssertHasEndedAsync(ConnectionFlow flow)
    {
        Assert.Equal(new(NewConnectionResult.Withdrawn, "Withdrawn"), await flow.OutcomeAsync());
        await flow.AssertNothingIsLeftAsync();
        Assert.All(await flow.AllAsync<ApprovalDocument>(ApprovalDocument.TypeName), approval => Assert.Equal(ApprovalStatus.Withdrawn, approval.Status));
    }

    private static async Task AssertIsConnectedOnceAsync(ConnectionFlow flow)
    {
        var told = await flow.CaseAsync();
        Assert.Equal((CaseStatus.Completed, AccountStatus.Active), (told.Status, (await flow.AccountAsync()).Status));
        Assert.Equal(told.Timeline.DistinctBy(entry => entry.Key), told.Timeline);
        Assert.Single(await UtilityPlatform.QueryAsync<AccountDocument>(flow.Platform.Database.Accounts, AccountDocument.TypeName), account => account.RequestId == ConnectionFlow.RequestId);
    }
}
