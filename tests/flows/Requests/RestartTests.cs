using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Flows.Requests;

/// <summary>A platform stopped in the middle goes on, on the same directory, where it ended.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task A_residential_start_stopped_after_any_step_ends_the_same_way()
    {
        using var data = new DataDirectory();
        var now = UtilityPlatform.Start;
        var steps = new[] { TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(3) };
        for (var step = 0; step < steps.Length; step++)
        {
            await using var platform = await UtilityPlatform.StartAsync(data.Path, now, partners => partners.Crews.Delay = TimeSpan.FromHours(6));
            if (step == 0) await platform.PublishAsync("service-requests", Samples.StartService("req-1"));
            await platform.AdvanceAsync(steps[step]);
            now = platform.Now;
        }
        await using var last = await UtilityPlatform.StartAsync(data.Path, now);
        await last.SettleAsync();
        var ended = await last.FindAsync<CaseDocument>(LocalAccounts.NumberFor("req-1"), CaseDocument.IdFor("req-1"));
        Assert.Equal(CaseStatus.Completed, ended!.Status);
        Assert.Single(await last.EventsAsync());
        Assert.Single(await UtilityPlatform.QueryAsync<AccountDocument>(last.Database.Accounts, AccountDocument.TypeName), account => account.RequestId == "req-1");
    }

    [Fact]
    public async Task Messages_published_and_not_yet_taken_are_taken_after_a_restart()
    {
        using var data = new DataDirectory();
        var now = UtilityPlatform.Start;
        await using (var platform = await UtilityPlatform.StartAsync(data.Path, now))
        {
            await platform.Cloud.StopAsync();
            await platform.PublishAsync("payments", [.. Enumerable.Range(0, 200).Select(i => Samples.Payment($"kept-{i}", account: i % 40, amount: 3m))]);
        }
        await using var again = await UtilityPlatform.StartAsync(data.Path, now);
        await again.SettleAsync();
        var entries = await UtilityPlatform.QueryAsync<LedgerEntryDocument>(again.Database.Accounts, LedgerEntryDocument.TypeName);
        Assert.Equal(600m, entries.Sum(entry => entry.PaidChange));
    }
}
