using System.Collections.Concurrent;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Flows.Keys;

/// <summary>A payment's id is one payment's in the world, whichever account it is for.</summary>
public sealed class PaymentKeyTests : IAsyncLifetime
{
    private const string Queue = "payments";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task One_id_for_two_accounts_posts_once_and_the_second_is_set_aside_with_what_differs()
    {
        await PayAsync(Samples.Payment("k1", account: 1, amount: 10m));
        await PayAsync(Samples.Payment("k1", account: 2, amount: 10m));
        Assert.Equal((10m, 0m), (await PaidAsync(1), await PaidAsync(2)));
        await IsSetAsideForAsync("accountId");
    }

    [Fact]
    public async Task An_id_first_sent_to_a_mistyped_account_is_not_posted_to_the_right_one()
    {
        await PayAsync(Samples.Payment("k1", amount: 10m) with { AccountId = "752190639" });
        await PayAsync(Samples.Payment("k1", amount: 10m));
        Assert.Equal(0m, await PaidAsync(1));
        Assert.Single(await UtilityPlatform.QueryAsync<SuspenseDocument>(platform.Database.Accounts, SuspenseDocument.TypeName));
        await IsSetAsideForAsync("accountId");
    }

    [Fact]
    public async Task An_id_used_for_a_bill_is_not_a_deposits_too()
    {
        await PayAsync(Samples.Payment("k1"));
        await PayAsync(Samples.Payment("k1") with { Purpose = PaymentPurpose.Deposit });
        Assert.Equal(25.40m, await PaidAsync(1));
        await IsSetAsideForAsync("purpose");
    }

    [Fact]
    public async Task A_channel_that_sends_once_more_with_a_new_time_has_not_sent_something_else()
    {
        await PayAsync(Samples.Payment("k1"));
        await PayAsync(Samples.Payment("k1") with { ReceivedAt = UtilityPlatform.Start.AddHours(1), MethodToken = "tok-2" });
        Assert.Equal(25.40m, await PaidAsync(1));
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task Whoever_is_stopped_between_the_claim_and_the_ledger_goes_on_when_the_message_comes_again()
    {
        var refused = 0;
        platform.Cloud.Cosmos.Faults.Unavailable(8, operation => operation.Kind == CosmosOperationKind.Batch && Interlocked.Increment(ref refused) > 0);
        var isClaimedFirst = false;
        platform.Cloud.Cosmos.Faults.Unavailable(1, operation => { isClaimedFirst |= refused == 0 && operation is { Kind: CosmosOperationKind.Create, Container: UtilityDatabase.KeysContainer }; return false; });
        await platform.PublishAsync(Queue, Samples.Payment("k1", amount: 7m));
        await platform.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.True(refused >= 8 && isClaimedFirst, $"The ledger was refused {refused} times.");
        Assert.Equal(7m, await PaidAsync(1));
        Assert.Empty(await platform.DeadLettersAsync(Queue));
        Assert.Single(await platform.EventsAsync());
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_recognised_as_ones_own()
    {
        var lost = 0;
        platform.Cloud.Cosmos.Faults.LoseAnswer(2, operation => operation is { Kind: CosmosOperationKind.Create, Container: UtilityDatabase.KeysContainer } && Interlocked.Increment(ref lost) > 0);
        await platform.PublishAsync(Queue, Samples.Payment("k1", amount: 7m));
        await platform.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, lost);
        Assert.Equal(7m, await PaidAsync(1));
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Fact]
    public async Task A_new_payment_costs_a_write_for_its_key_and_one_for_its_money_and_no_read()
    {
        // The SDK asks for what it keeps about a container once.
        await PayAsync(Samples.Payment("k0"));
        var seen = new ConcurrentQueue<(CosmosOperationKind, string?)>();
        platform.Cloud.Cosmos.Faults.Unavailable(1, operation => { seen.Enqueue((operation.Kind, operation.Container)); return false; });
        await PayAsync(Samples.Payment("k1"));
        Assert.Equal(
            [
                (CosmosOperationKind.Create, UtilityDatabase.KeysContainer),
                (CosmosOperationKind.Create, UtilityDatabase.KeysContainer),
                (CosmosOperationKind.Read, UtilityDatabase.AccountsContainer),
                (CosmosOperationKind.Batch, UtilityDatabase.AccountsContainer),
                (CosmosOperationKind.Delete, UtilityDatabase.AccountsContainer),
            ],
            seen);
    }

    [Fact]
    public async Task The_claim_says_for_which_account_and_when_and_repeats_nothing_else()
    {
        await PayAsync(Samples.Payment("k1"));
        var claim = await platform.Database.Keys.FindAsync<KeyClaimDocument>("k1", KeyClaimDocument.IdFor(KeyKind.Payment));
        Assert.Equal((KeyKind.Payment, SampleCity.AccountId(1), UtilityPlatform.Start), (claim!.Kind, claim.ClaimedFor, claim.CreatedAt));
        Assert.Equal(["accountId", "amount", "externalId", "sender", "tender"], claim.Fingerprint.Keys.Order());
    }

    private async Task PayAsync(PaymentReceived payment)
    {
        await platform.PublishAsync(Queue, payment);
        await platform.SettleAsync();
    }

    private async Task IsSetAsideForAsync(string field)
    {
        var dead = Assert.Single(await platform.DeadLettersAsync(Queue));
        Assert.Equal(("ConflictingDuplicate", $"paymentId: was used before for something else, which differs in {field}"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
    }

    private async Task<decimal> PaidAsync(int account) => (await platform.FindAsync<AccountDocument>(SampleCity.AccountId(account), AccountDocument.DocumentId))!.TotalPaid;
}
