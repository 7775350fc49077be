using System.Net;
using System.Text.Json;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.BankFiles;

/// <summary>The sample file: R01 for account 6, R10 for 7, C01 for 8, R02 for 10 that nobody drafted so, and a dishonoured return.</summary>
public sealed class ReturnFlowTests
{
    private const string Senior = "senior.one@utility.example";

    [Fact]
    public async Task Returns_take_drafts_back_and_do_what_their_codes_ask_for()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        await platform.PublishAsync("payments", Draft(platform, 6, 1, 50m), Draft(platform, 7, 2, 40m), Draft(platform, 8, 3, 30m), Draft(platform, 10, 9, 10m));
        await platform.SettleAsync();
        Assert.Equal(50m, await PaidAsync(platform, 6));
        await platform.LeaveFileAsync("ach-returns/monday.txt", DroppedFiles.Sample("ach-returns.txt"));
        await platform.AdvanceAsync(DroppedFiles.UntilRead);

        Assert.Equal([0m, 0m, 30m, 10m], [await PaidAsync(platform, 6), await PaidAsync(platform, 7), await PaidAsync(platform, 8), await PaidAsync(platform, 10)]);
        var retry = JsonDocument.Parse((await platform.EventsAsync()).Single(message => message.Subject == DraftRequested.Subject).Body).RootElement;
        Assert.Equal(("draft-6-retry-1", 50m, "2026-03-05"), (retry.GetProperty("draftId").GetString(), retry.GetProperty("amount").GetDecimal(), retry.GetProperty("draftOn").GetString()));
        var stop = Assert.Single(platform.Partners.Tokens.Stops);
        Assert.Equal(("tok-7", true), (stop.Token, stop.NeedsNewConsent));
        var correction = Assert.Single(platform.Partners.Tokens.Corrections);
        Assert.Equal(("tok-8", "1918171614131211"), (correction.Token, correction.AccountNumber));
        Assert.Contains("C01", correction.By, StringComparison.Ordinal);

        var file = (await platform.GetAsync("/api/bank-files", Senior))["files"]![0]!;
        var lines = await platform.GetAsync($"/api/bank-files/{file["id"].Text()}/pages/1", Senior);
        Assert.Equal(["Reversed", "Reversed", "Corrected", "ForPerson", "Noted"], lines.AsArray().Select(line => line!["outcome"].Text()));
        Assert.DoesNotContain("1918171614131211", lines.ToJsonString(), StringComparison.Ordinal);

        await platform.PostAsync("/api/bank-returns/2026-03/" + await WaitingAsync(platform) + "/resolution", Senior, new { why = "It is this one.", accountId = SampleCity.AccountId(10), paymentId = "draft-10" });
        Assert.Equal(0m, await PaidAsync(platform, 10));
        var month = await platform.GetAsync("/api/bank-returns/2026-03", Senior);
        Assert.Equal(3, month["companies"]![0]!["counts"]!["all"]!.GetValue<int>());
        Assert.Equal("Resolved", month["returns"]!.AsArray().Single(item => item!["code"].Text() == "R02")!["state"].Text());
    }

    [Fact]
    public async Task A_file_far_above_the_forecast_holds_its_channels_payers_until_a_supervisor_says()
    {
        await using var platform = await UtilityPlatform.StartAsync();
        await platform.LeaveFileAsync("lockbox/monday.txt", TenThousandTimes(DroppedFiles.Sample("lockbox.txt")));
        await platform.AdvanceAsync(DroppedFiles.UntilRead);
        Assert.Equal(0m, await PaidAsync(platform, 1));
        var channel = (await platform.GetAsync("/api/channel-health", Senior))[0]!;
        Assert.Equal(("Lockbox", "Implausible"), (channel["channel"].Text(), channel["trouble"].Text()));
        await platform.PostAsync("/api/channel-health/Lockbox/clearance", Senior, new { why = "All is well." }, HttpStatusCode.Forbidden);
        var cleared = await platform.PostAsync("/api/channel-health/Lockbox/clearance", "supervisor.one@utility.example", new { why = "The bank sends it anew." });
        Assert.Null(cleared["trouble"]);
    }

    /// <summary>Every amount of the file with its digits moved by four places.</summary>
    private static string TenThousandTimes(string file) => string.Concat(
        file.Split('\n').Where(line => line.Length > 0).Select(line => (line[0] switch
        {
            '6' => Moved(line, 7),
            '4' => Moved(line, 26),
            '7' => Moved(line, 23),
            '8' => Moved(line, 24),
            _ => line,
        }) + "\n"));

    private static string Moved(string line, int at) => $"{line[..at]}{line[(at + 4)..(at + 10)]}0000{line[(at + 10)..]}";

    private static PaymentReceived Draft(UtilityPlatform platform, int account, int trace, decimal amount) => new()
    {
        PaymentId = $"draft-{account}",
        Channel = PaymentChannel.Bank,
        Tender = PaymentTender.BankDraft,
        ExternalId = $"1596000435-06310027{trace:D7}",
        AccountId = SampleCity.AccountId(account),
        Amount = amount,
        ReceivedAt = platform.Now.AddDays(-3),
        MethodToken = $"tok-{account}",
    };

    private static async Task<string> WaitingAsync(UtilityPlatform platform) =>
        (await platform.GetAsync("/api/bank-returns/2026-03", Senior))["returns"]!.AsArray().Single(item => item!["state"].Text() == "ForPerson")!["id"].Text()!;

    private static async Task<decimal> PaidAsync(UtilityPlatform platform, int account) =>
        (await platform.FindAsync<AccountDocument>(SampleCity.AccountId(account), AccountDocument.DocumentId))!.TotalPaid;
}
