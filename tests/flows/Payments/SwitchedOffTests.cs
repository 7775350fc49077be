using Serverless.LocalDev.City;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Flows.Payments;

/// <summary>A function switched off by its setting, as infra switches off what another app runs.</summary>
public sealed class SwitchedOffTests
{
    [Fact]
    public async Task A_payment_waits_while_TakePayments_is_switched_off_and_is_posted_once_it_is_on()
    {
        using var directory = new DataDirectory();
        await using (var platform = await UtilityPlatform.StartAsync(directory.Path, application: options => options with
        {
            Settings = [.. options.Settings, new("AzureWebJobs.TakePayments.Disabled", "true")],
        }))
        {
            await platform.PublishAsync("payments", Samples.Payment("pay-off", amount: 25.40m));
            await platform.SettleAsync();
            Assert.Null(await PostedAsync(platform));
        }
        await using var on = await UtilityPlatform.StartAsync(directory.Path, UtilityPlatform.Start, withCity: false);
        await on.SettleAsync();
        Assert.Equal(25.40m, (await PostedAsync(on))!.Amount);
    }

    private static Task<LedgerEntryDocument?> PostedAsync(UtilityPlatform platform) =>
        platform.FindAsync<LedgerEntryDocument>(SampleCity.AccountId(1), LedgerEntryDocument.PaymentIdFor("pay-off"));
}
