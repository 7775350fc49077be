using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cosmos;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Flows.Payments;

public sealed class PaymentFlowTests : IAsyncLifetime
{
    private const string Queue = "payments";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_payment_is_posted_to_the_ledger_and_the_balances_and_announced()
    {
        var before = SampleCity.Account(1);
        await platform.PublishAsync(Queue, Samples.Payment("pay-1", amount: 25.40m));
        await platform.SettleAsync();

        var account = await AccountAsync(1);
        Assert.Equal(before.Owed - 25.40m, account.Owed - account.UnappliedCredit);
        Assert.Equal(25.40m, account.TotalPaid);
        var entry = await platform.FindAsync<LedgerEntryDocument>(account.AccountId, LedgerEntryDocument.PaymentIdFor("pay-1"));
        Assert.Equal(25.40m, entry!.Amount);
        var announced = Assert.Single(await platform.EventsAsync());
        Assert.Equal(PaymentPosted.Subject, announced.Subject);
        Assert.Equal("payment-posted-pay-1", announced.MessageId);
        Assert.Empty(await UtilityPlatform.QueryAsync<OutboxDocument>(platform.Database.Accounts, OutboxDocument.TypeName));
    }

    [Fact]
    public async Task The_same_payment_published_many_times_at_once_is_posted_once()
    {
        await platform.PublishAsync(Queue, [.. Enumerable.Repeat(Samples.Payment("pay-2"), 40)]);
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, Samples.Payment("pay-2"));
        await platform.SettleAsync();

        Assert.Equal(25.40m, (await AccountAsync(1)).TotalPaid);
        Assert.Single(await PaymentsAsync());
        Assert.Single(await platform.EventsAsync());
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task Many_payments_to_one_account_at_once_all_count()
    {
        await platform.PublishAsync(Queue, [.. Enumerable.Range(0, 60).Select(i => Samples.Payment($"many-{i}", amount: 1.01m))]);
        await platform.SettleAsync();
        Assert.Equal(60 * 1.01m, (await AccountAsync(1)).TotalPaid);
        Assert.Equal(60, (await platform.EventsAsync()).DistinctBy(message => message.MessageId).Count());
    }

    [Fact]
    public async Task Money_for_an_unknown_account_goes_to_suspense_and_stays_there_when_the_account_appears()
    {
        var unknown = LocalAccounts.NumberFor("nobody");
        var payment = Samples.Payment("pay-3") with { AccountId = unknown };
        await platform.PublishAsync(Queue, payment);
        await platform.SettleAsync();
        await platform.Database.Accounts.CreateItemAsync(SampleCity.Account(1) with { AccountId = unknown });
        await platform.PublishAsync(Queue, payment);
        await platform.SettleAsync();

        var suspended = Assert.Single(await UtilityPlatform.QueryAsync<SuspenseDocument>(platform.Database.Accounts, SuspenseDocument.TypeName));
        Assert.Equal((SuspenseReason.UnknownAccount, 25.40m), (suspended.Reason, suspended.Amount));
        Assert.Empty(await PaymentsAsync());
        Assert.Equal(PaymentSuspended.Subject, Assert.Single(await platform.EventsAsync()).Subject);
    }

    [Fact]
    public async Task Money_for_a_closed_account_pays_its_final_bill_and_goes_to_suspense_when_nothing_is_owed()
    {
        var owed = SampleCity.Account(49).Owed;
        await platform.PublishAsync(Queue, Samples.Payment("pay-final", account: 49, amount: owed));
        await platform.SettleAsync();
        Assert.Equal((0m, 0m), ((await AccountAsync(49)).Owed, (await AccountAsync(49)).UnappliedCredit));
        await platform.PublishAsync(Queue, Samples.Payment("pay-4", account: 49));
        await platform.SettleAsync();
        var suspended = Assert.Single(await UtilityPlatform.QueryAsync<SuspenseDocument>(platform.Database.Accounts, SuspenseDocument.TypeName));
        Assert.Equal(SuspenseReason.ClosedAccount, suspended.Reason);
    }

    [Fact]
    public async Task A_payment_that_reuses_an_id_for_other_money_is_set_aside()
    {
        await platform.PublishAsync(Queue, Samples.Payment("pay-5", amount: 10m));
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, Samples.Payment("pay-5", amount: 20m));
        await platform.SettleAsync();
        Assert.Equal("ConflictingDuplicate", Assert.Single(await platform.DeadLettersAsync(Queue)).DeadLetterReason);
        Assert.Equal(10m, (await AccountAsync(1)).TotalPaid);
    }

    [Fact]
    public async Task The_same_money_under_a_new_id_waits_for_a_person()
    {
        await platform.PublishAsync(Queue, Samples.Payment("twin-1"));
        await platform.SettleAsync();
        var twin = Samples.Payment("twin-2") with { ExternalId = "receipt-twin-1" };
        await platform.PublishAsync(Queue, [twin, twin]);
        await platform.SettleAsync();
        var suspended = Assert.Single(await UtilityPlatform.QueryAsync<SuspenseDocument>(platform.Database.Accounts, SuspenseDocument.TypeName));
        Assert.Equal(("twin-2", SuspenseReason.SuspectedDuplicate, "twin-1"), (suspended.Payment.PaymentId, suspended.Reason, suspended.TwinOf));
        Assert.Equal(25.40m, (await AccountAsync(1)).TotalPaid);
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task A_malformed_message_is_dead_lettered_at_once_with_every_offending_field()
    {
        await platform.PublishRawAsync(Queue, new ServiceBusMessage("""{"paymentId":"p 1","channel":"Cheque","amount":"12","receivedAt":"yesterday"}""")
        {
            MessageId = "p 1",
            Subject = PaymentReceived.Subject,
        });
        await platform.SettleAsync();
        var dead = Assert.Single(await platform.DeadLettersAsync(Queue));
        Assert.Equal("InvalidMessage", dead.DeadLetterReason);
        Assert.True(dead.DeliveryCount <= 1, "A message that cannot fit is not tried again.");
        foreach (var field in new[] { "channel:", "externalId:", "accountId:", "amount:", "receivedAt:" }) Assert.Contains(field, dead.DeadLetterErrorDescription);
        Assert.DoesNotContain("yesterday", dead.DeadLetterErrorDescription);
    }

    [Fact]
    public async Task A_message_with_a_card_number_is_dead_lettered_as_prohibited_without_repeating_it()
    {
        await platform.PublishAsync(Queue, Samples.Payment("pay-6") with { ExternalId = "4111 1111 1111 1111" });
        await platform.SettleAsync();
        var dead = Assert.Single(await platform.DeadLettersAsync(Queue));
        Assert.Equal("ProhibitedData", dead.DeadLetterReason);
        Assert.Contains("externalId", dead.DeadLetterErrorDescription);
        Assert.DoesNotContain("4111", dead.DeadLetterErrorDescription);
    }

    [Fact]
    public async Task A_message_longer_than_any_contract_is_dead_lettered_and_one_longer_than_the_bus_takes_is_refused()
    {
        var padded = Samples.Payment("pay-7") with { MethodToken = new string('x', 200 * 1024) };
        await platform.PublishAsync(Queue, padded);
        await platform.SettleAsync();
        Assert.Contains("$:", Assert.Single(await platform.DeadLettersAsync(Queue)).DeadLetterErrorDescription);

        var refused = await Assert.ThrowsAsync<ServiceBusException>(() => platform.PublishAsync(Queue, padded with { MethodToken = new string('x', 300 * 1024) }));
        Assert.Equal(ServiceBusFailureReason.MessageSizeExceeded, refused.Reason);
    }

    [Fact]
    public async Task An_event_whose_writer_died_before_publishing_it_leaves_with_the_sweep()
    {
        var left = OutboxDocument.For(SampleCity.AccountId(1), "left-behind", PaymentPosted.Subject, new { }, "pay-8", platform.Now);
        await platform.Database.Accounts.CreateItemAsync(left);
        await platform.AdvanceAsync(TimeSpan.FromMinutes(6));
        Assert.Equal("left-behind", Assert.Single(await platform.EventsAsync()).MessageId);
        Assert.Empty(await UtilityPlatform.QueryAsync<OutboxDocument>(platform.Database.Accounts, OutboxDocument.TypeName));
    }

    [Fact]
    public async Task An_event_that_can_never_be_published_is_set_aside_and_holds_up_no_other()
    {
        var (tooLong, good) = (new string('a', 129), "left-behind");
        foreach (var id in new[] { tooLong, good })
            await platform.Database.Accounts.CreateItemAsync(OutboxDocument.For(SampleCity.AccountId(1), id, PaymentPosted.Subject, new { }, "pay-8", platform.Now));
        await platform.AdvanceAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(good, Assert.Single(await platform.EventsAsync()).MessageId);
        Assert.Equal(1, Assert.Single(await UtilityPlatform.QueryAsync<OutboxDocument>(platform.Database.Accounts, OutboxDocument.TypeName)).Refusals);

        await platform.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Empty(await UtilityPlatform.QueryAsync<OutboxDocument>(platform.Database.Accounts, OutboxDocument.TypeName));
        var aside = Assert.Single(await UtilityPlatform.QueryAsync<OutboxDocument>(platform.Database.Accounts, OutboxDocument.SetAsideTypeName));
        Assert.Equal((tooLong, OutboxDocument.MostRefusals), (aside.EventId, aside.Refusals));
        Assert.Contains("128", aside.SetAsideFor);
    }

    [Fact]
    public async Task A_store_that_refuses_for_a_while_costs_no_payment()
    {
        var refused = 0;
        platform.Cloud.Cosmos.Faults.Throttle(60, TimeSpan.FromMilliseconds(1), _ => Interlocked.Increment(ref refused) > 0);
        await platform.PublishAsync(Queue, [.. Enumerable.Range(0, 20).Select(i => Samples.Payment($"hot-{i}", account: i, amount: 2m))]);
        await platform.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(60, refused);
        Assert.Equal(20, (await PaymentsAsync()).Count());
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_recognised_when_the_message_comes_again()
    {
        var lost = 0;
        platform.Cloud.Cosmos.Faults.LoseAnswer(8, operation => operation.Kind == CosmosOperationKind.Batch && Interlocked.Increment(ref lost) > 0);
        await platform.PublishAsync(Queue, Samples.Payment("pay-9", amount: 7m));
        await platform.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(8, lost);
        Assert.Equal(7m, (await AccountAsync(1)).TotalPaid);
        Assert.Single(await PaymentsAsync());
        Assert.Single(await platform.EventsAsync());
    }

    private async Task<IEnumerable<LedgerEntryDocument>> PaymentsAsync() =>
        (await UtilityPlatform.QueryAsync<LedgerEntryDocument>(platform.Database.Accounts, LedgerEntryDocument.TypeName)).Where(entry => entry.Kind == EntryKind.Payment);

    private async Task<AccountDocument> AccountAsync(int account) =>
        (await platform.FindAsync<AccountDocument>(SampleCity.AccountId(account), AccountDocument.DocumentId))!;
}
