using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.BankFiles;

/// <summary>The sample file: batch 1 has a check for account 1, one for 2 and 3, and one for nobody; batch 2, for 4 and 5, is a dollar out of balance.</summary>
public sealed class BankFileFlowTests
{
    private const string Specialist = "specialist.one@utility.example";
    private const string Supervisor = "supervisor.one@utility.example";

    [Fact]
    public async Task A_lockbox_file_is_posted_once_and_its_batch_out_of_balance_when_a_supervisor_releases_it()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        await platform.LeaveFileAsync("lockbox/monday.txt", Sample());
        await platform.AdvanceAsync(DroppedFiles.UntilRead);

        Assert.Equal([84.20m, 101.50m, 50m, 0m, 0m], await PaidAsync(platform, 1, 2, 3, 4, 5));
        var suspended = Assert.Single(await UtilityPlatform.QueryAsync<SuspenseDocument>(platform.Database.Accounts, SuspenseDocument.TypeName));
        Assert.Equal((60m, SuspenseReason.UnknownAccount), (suspended.Amount, suspended.Reason));
        var file = (await platform.GetAsync("/api/bank-files", Specialist))["files"]![0]!;
        Assert.Equal(("Done", "lockbox/monday.txt"), (file["state"].Text(), file["name"].Text()));
        Assert.Equal("AmountDiffers", file["heldBatches"]![0]!["reasons"]![0]!["kind"].Text());
        var page = await platform.GetAsync($"/api/bank-files/{file["id"].Text()}/pages/1", Specialist);
        Assert.Equal(["Posted", "Posted", "Posted", "Suspended"], page.AsArray().Select(line => line!["outcome"].Text()));

        await platform.PostAsync($"/api/bank-files/{file["id"].Text()}/batches/2/release", Specialist, new { why = "It looks fine." }, HttpStatusCode.Forbidden);
        await platform.PostAsync($"/api/bank-files/{file["id"].Text()}/batches/2/release", Supervisor, new { why = "The bank corrects the total." });
        await platform.LeaveFileAsync("lockbox/again.txt", Sample());
        await platform.AdvanceAsync(DroppedFiles.UntilRead);
        Assert.Equal([84.20m, 101.50m, 50m, 45m, 33m], await PaidAsync(platform, 1, 2, 3, 4, 5));
        Assert.Equal("lockbox/again.txt", (await platform.GetAsync($"/api/bank-files/{file["id"].Text()}", Specialist))["name"].Text());
    }

    [Fact]
    public async Task A_file_out_of_balance_posts_nothing_before_it_is_released()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        await platform.LeaveFileAsync("lockbox/monday.txt", Sample().Replace("9000018", "9000019", StringComparison.Ordinal));
        await platform.AdvanceAsync(DroppedFiles.UntilRead);
        Assert.Equal([0m], await PaidAsync(platform, 1));
        var file = (await platform.GetAsync("/api/bank-files", Specialist))["files"]![0]!;
        Assert.Equal("Held", file["state"].Text());
        await platform.PostAsync($"/api/bank-files/{file["id"].Text()}/release", Supervisor, new { why = "The bank miscounted." });
        await platform.AdvanceAsync(DroppedFiles.UntilRead);
        Assert.Equal([84.20m, 0m], await PaidAsync(platform, 1, 4));
    }

    [Fact]
    public async Task A_run_that_stops_between_posting_a_page_and_noting_it_posts_each_line_once()
    {
        // One by one: a check's payment and its page, then the second check's two payments. The fifth batch would note those.
        const int Unwritten = 5;
        using var data = new DataDirectory();
        var batches = 0;
        await using (var platform = await UtilityPlatform.StartAsync(data.Path, application: PagesOfOne))
        {
            platform.Cloud.Cosmos.Faults.Disconnect(int.MaxValue, operation => operation.Kind == CosmosOperationKind.Batch && Interlocked.Increment(ref batches) >= Unwritten);
            await platform.LeaveFileAsync("lockbox/monday.txt", Sample());
            await platform.AdvanceAsync(DroppedFiles.UntilRead);
            Assert.Equal([84.20m, 101.50m, 50m], await PaidAsync(platform, 1, 2, 3));
        }
        await using var again = await UtilityPlatform.StartAsync(data.Path, UtilityPlatform.Start + DroppedFiles.UntilRead, application: PagesOfOne);
        await again.AdvanceAsync(DroppedFiles.UntilRead);
        Assert.Equal([84.20m, 101.50m, 50m], await PaidAsync(again, 1, 2, 3));
        var file = (await again.GetAsync("/api/bank-files", Specialist))["files"]![0]!;
        Assert.Equal(("Done", 2, 1, 1), (
            file["state"].Text(), file["outcomes"]!["RecordedBefore"]!.GetValue<int>(), file["outcomes"]!["Posted"]!.GetValue<int>(), file["outcomes"]!["Suspended"]!.GetValue<int>()));
    }

    private static ApplicationOptions PagesOfOne(ApplicationOptions options) => options with
    {
        ConfigureServices = services =>
        {
            options.ConfigureServices?.Invoke(services);
            services.AddSingleton(new EffectiveDated<BankFilePolicy>([BankFilePolicy.Default.On(new(2026, 3, 2)) with { ItemsPerPage = 1, AtOnce = 1 }]));
        },
    };

    private static string Sample() => DroppedFiles.Sample("lockbox.txt");

    private static async Task<IEnumerable<decimal>> PaidAsync(UtilityPlatform platform, params int[] accounts)
    {
        var paid = new List<decimal>();
        foreach (var account in accounts) paid.Add((await platform.FindAsync<AccountDocument>(SampleCity.AccountId(account), AccountDocument.DocumentId))!.TotalPaid);
        return paid;
    }
}
