using Serverless.LocalDev.Commands;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Flows.Commands;

/// <summary>The simulated partners of a platform that runs, steered from another terminal.</summary>
public sealed class PartnersCommandTests : IAsyncLifetime
{
    private LocalPlatform platform = null!;

    public async Task InitializeAsync() => platform = await LocalPlatform.StartAsync(new() { Clock = new VirtualClock(UtilityPlatform.Start), City = new(accounts: 60, feeders: 4), Keys = CommonOptions.Keys });

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_partner_is_given_faults_for_good_or_for_some_calls_and_freed_of_them()
    {
        var permits = platform.Partners.Permits.Faults;
        Assert.Equal(0, await RunAsync("set", "permit-office", "--fault", "late", "--fault", "twice", "--delay", "1d12h"));
        Assert.Equal([PartnerFault.Late, PartnerFault.Twice], permits.Always);
        Assert.Equal(TimeSpan.FromHours(36), permits.Delay);
        Assert.Equal(0, await RunAsync("set", "permit-office", "--fault", "500", "--times", "3"));
        Assert.Equal([[PartnerFault.ServerError], [PartnerFault.ServerError], [PartnerFault.ServerError]], permits.Next);
        Assert.Equal(0, await RunAsync("show"));
        Assert.Equal(0, await RunAsync("set", "permit-office", "--fault", "none"));
        Assert.Empty(permits.Always);
        Assert.Empty(permits.Next);
    }

    [Fact]
    public async Task A_delay_alone_makes_everything_late()
    {
        Assert.Equal(0, await RunAsync("set", "credit-bureau", "--delay", "2h"));
        Assert.Equal([PartnerFault.Late], platform.Partners.Credit.Faults.Always);
    }

    [Theory]
    [InlineData("post-office", "--fault", "late")]
    [InlineData("identity", "--fault", "rude")]
    [InlineData("identity", "--fault", "none", "--fault", "late")]
    [InlineData("identity", "--delay", "soon")]
    [InlineData("identity", "--fault", "late", "--times", "0")]
    [InlineData("identity")]
    public async Task What_no_partner_can_be_told_is_wrong_usage(params string[] args)
    {
        Assert.Equal(2, await RunAsync(["set", .. args]));
        Assert.All(platform.Partners.Faults.Values, partner => Assert.Empty(partner.Always));
    }

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(["partners", .. args, "--port", $"{new Uri(platform.Url).Port}"]);
}
