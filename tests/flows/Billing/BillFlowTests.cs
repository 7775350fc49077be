using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Flows.Billing;

/// <summary>Bills from the customer information system, over the bus, onto ledgers.</summary>
public sealed class BillFlowTests : IAsyncLifetime
{
    private const string Queue = "bills";

    // Owes nothing in the sample city.
    private static readonly string AccountId = SampleCity.AccountId(11);

    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_bill_its_correction_and_its_cancellation_reach_the_ledger_once_each_in_any_order()
    {
        var issued = Samples.Bill("B1", AccountId);
        var corrected = new BillCorrected { BillChangeId = "C1", BillId = "B1", AccountId = AccountId, Revision = 1, Why = "Misread", Bill = Samples.Bill("B1", AccountId, electric: 50m).Bill };
        await platform.PublishAsync(Queue, [issued, issued]);
        await platform.SettleAsync();
        Assert.Equal(100m, (await AccountAsync()).Owed);
        await platform.PublishAsync("payments", Samples.Payment("pay-1", account: 11, amount: 90m));
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, [corrected, corrected]);
        await platform.SettleAsync();
        Assert.Equal((0m, 20m), ((await AccountAsync()).Owed, (await AccountAsync()).UnappliedCredit));

        // The bill that is corrected to nothing before it comes is never owed.
        await platform.PublishAsync(Queue, new BillCancelled { BillChangeId = "C2", BillId = "B2", AccountId = AccountId, Revision = 1, Why = "Wrong meter" });
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, Samples.Bill("B2", AccountId));
        await platform.SettleAsync();
        Assert.Equal((0m, 20m), ((await AccountAsync()).Owed, (await AccountAsync()).UnappliedCredit));

        Assert.True((await AccountAsync()).IsSumOf(await LedgerAsync()), "The account is not the sum of its ledger.");
        Assert.Equal(["BillPosted.v1", "PaymentPosted.v1", "BillPosted.v1", "BillPosted.v1"], (await platform.EventsAsync()).Select(message => message.Subject));
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task A_bill_for_nobody_and_one_whose_id_says_something_else_are_set_aside()
    {
        await platform.PublishAsync(Queue, Samples.Bill("B1", "0000000000"));
        await platform.PublishAsync(Queue, Samples.Bill("B2", AccountId));
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, Samples.Bill("B2", AccountId, water: 7m));
        await platform.SettleAsync();
        Assert.Equal(["UnknownReference", "ConflictingDuplicate"], (await platform.DeadLettersAsync(Queue)).Select(dead => dead.DeadLetterReason));
        Assert.Equal(100m, (await AccountAsync()).Owed);
    }

    [Fact]
    public async Task Who_is_late_is_charged_once_and_a_returned_payment_is_owed_as_before()
    {
        await platform.PublishAsync(Queue, Samples.Bill("B1", AccountId));
        await platform.SettleAsync();
        var due = (await AccountAsync()).OldestDueOn!.Value;
        await platform.AdvanceAsync(TimeSpan.FromDays(27));
        Assert.True(platform.Now > new DateTimeOffset(due.AddDays(5), TimeOnly.MinValue, TimeSpan.Zero), $"It is due on {due}.");
        Assert.Equal(101.50m, (await AccountAsync()).Owed);
        Assert.Single(await platform.EventsAsync(), message => message.Subject == LateCharged.Subject && message.MessageId == "late-bill-B1");

        await platform.PublishAsync("payments", Samples.Payment("pay-1", account: 11, amount: 101.50m));
        await platform.SettleAsync();
        var returned = new ReturnedPayment(AccountId, "pay-1", "R01", "Insufficient funds", "pay-1", IsFeeCovered: true, "file-1:7");
        var items = platform.Cloud.Services.GetRequiredService<ReturnedItems>();
        Assert.Equal(ReturnOutcome.Reversed, await items.ReverseAsync(returned));
        Assert.Equal(ReturnOutcome.AlreadyReversed, await items.ReverseAsync(returned));
        Assert.Equal(ReturnOutcome.UnknownPayment, await items.ReverseAsync(returned with { PaymentId = "pay-2" }));
        Assert.Equal(131.50m, (await AccountAsync()).Owed);
        Assert.True((await AccountAsync()).IsSumOf(await LedgerAsync()), "The account is not the sum of its ledger.");
    }

    private async Task<AccountDocument> AccountAsync() => (await platform.FindAsync<AccountDocument>(AccountId, AccountDocument.DocumentId))!;

    private Task<IReadOnlyList<LedgerEntryDocument>> LedgerAsync() => platform.Database.Accounts.LedgerAsync(AccountId);
}
