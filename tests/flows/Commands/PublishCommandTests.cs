using Serverless.LocalDev.Commands;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.Commands;

/// <summary>A case driven by hand, message by message, from another terminal.</summary>
public sealed class PublishCommandTests : IAsyncLifetime
{
    private LocalPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await LocalPlatform.StartAsync(new()
        {
            Clock = new VirtualClock(UtilityPlatform.Start),
            City = new(accounts: 60, feeders: 4),
            Keys = CommonOptions.Keys,
            PartnersAre = partners =>
            {
                partners.Credit.Report = _ => null;
                partners.Permits.Faults.Always = [PartnerFault.Never];
                partners.Crews.Faults.Always = [PartnerFault.Never];
            },
        });
        await platform.Seeding;
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Theory]
    [InlineData("SecurityOffered")]
    [InlineData("DepositReceived")]
    public async Task The_sample_file_is_connected_by_the_samples_of_everything_else(string security)
    {
        await PublishAsync(SampleFile());
        Assert.Equal(5616m, (await AccountAsync()).Balances[Receivable.Deposit]);
        await PublishAsync(security);
        Assert.Equal(0m, (await AccountAsync()).Balances[Receivable.Deposit]);
        await PublishAsync("MeterReleased", "--count", "2");
        Assert.Equal(2, platform.Partners.Crews.Orders.Count(order => order.Kind == FieldOrderKind.MeterSet));
        await PublishAsync("FieldOrderResult", "--count", "2");
        Assert.Equal((CaseStatus.Completed, AccountStatus.Active), ((await CaseAsync()).Status, (await AccountAsync()).Status));
    }

    [Theory]
    [InlineData("OutageReported")]
    [InlineData("PaymentReceived")]
    [InlineData("ServiceRequested")]
    [InlineData("NewCommercialConnection")]
    public async Task Every_other_sample_fits_its_contract(string type)
    {
        await PublishAsync(type, "--count", "3");
        Assert.All(platform.Cloud.Bus.Counts(), queue => Assert.Equal(0, queue.DeadLettered));
    }

    [Fact]
    public async Task A_request_is_shown_as_the_staff_and_as_its_applicant_sees_it()
    {
        await PublishAsync(SampleFile());
        foreach (var view in new string[][] { [], ["--applicant"] })
            Assert.Equal(0, await CommandLine.RunAsync(["request", SampleSubject.DefaultRequestId, .. view, "--port", $"{new Uri(platform.Url).Port}"]));
        Assert.Equal(1, await CommandLine.RunAsync(["request", "nobodys", "--port", $"{new Uri(platform.Url).Port}"]));
    }

    [Fact]
    public async Task A_body_without_a_type_is_known_by_its_key()
    {
        using var directory = new DataDirectory();
        var file = Path.Combine(directory.Path, "release.json");
        await File.WriteAllTextAsync(file, """{"releaseId":"r-1","requestId":"sample-connection-1","meter":"Electric-Suite-101","permitNumber":"TEB-1","releasedAt":"2026-03-02T14:00:00Z"}""");
        await PublishAsync(file);
        var account = LocalAccounts.NumberFor(SampleSubject.DefaultRequestId);
        Assert.NotNull(await platform.Database.Accounts.FindAsync<MeterReleaseDocument>(account, MeterReleaseDocument.IdFor(SampleSubject.DefaultRequestId, "Electric-Suite-101")));
    }

    private async Task PublishAsync(params string[] args)
    {
        Assert.Equal(0, await CommandLine.RunAsync(["publish", .. args, "--port", $"{new Uri(platform.Url).Port}"]));
        await ((VirtualClock)platform.Cloud.Clock).SettleAsync();
    }

    private async Task<CaseDocument> CaseAsync() =>
        (await platform.Database.Accounts.FindAsync<CaseDocument>(LocalAccounts.NumberFor(SampleSubject.DefaultRequestId), CaseDocument.IdFor(SampleSubject.DefaultRequestId)))!;

    private async Task<AccountDocument> AccountAsync() =>
        (await platform.Database.Accounts.FindAsync<AccountDocument>(LocalAccounts.NumberFor(SampleSubject.DefaultRequestId), AccountDocument.DocumentId))!;

    private static string SampleFile()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Serverless.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "local-dev", "samples", "new-connection.json");
    }
}
