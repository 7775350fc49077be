using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Azure Service Bus trigger for Azure Functions", AutoCompleteMessages and ServiceBusMessageActions; "Message transfers, locks, and settlement".</summary>
public sealed class SettlementTests : IAsyncLifetime
{
    private PlatformHost host = null!;

    public async Task InitializeAsync() => host = await PlatformHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_a_function_settles_itself_stays_settled_so_and_the_rest_of_its_batch_is_completed()
    {
        await host.SendAsync("SettlesSome", "good", "wrong", "later", "again", "done");
        Assert.Equal(["good 1", "wrong 1", "later 1", "again 1", "done 1", "again 2 seen"], host.Journal.Of("SettlesSome"));
        var counts = host.Counts("SettlesSome");
        Assert.Equal((0, 0, 1, 1), (counts.Active, counts.Locked, counts.Deferred, counts.DeadLettered));
        var dead = Assert.Single(await host.TakeAsync("SettlesSome", SubQueue.DeadLetter));
        Assert.Equal(("wrong", "InvalidMessage", "why"), (dead.Body.ToString(), dead.DeadLetterReason, dead.DeadLetterErrorDescription));
    }

    [Fact]
    public async Task What_a_function_settled_before_it_failed_stays_settled()
    {
        host.Journal.Acts["SettlesSome"] = _ => host.Journal.Of("SettlesSome").Count == 2 ? throw new InvalidOperationException("after the first") : Task.CompletedTask;
        await host.SendAsync("SettlesSome", "done", "good");
        Assert.Equal(["done 1", "good 1", "good 2"], host.Journal.Of("SettlesSome"));
        Assert.Equal(0, host.Listener("SettlesSome").Backlog);
    }

    [Fact]
    public async Task Without_autocomplete_a_message_nobody_settles_comes_again_when_its_lock_expires()
    {
        await host.SendAsync("SettlesLate", "a", "b");
        Assert.Equal(2, host.Counts("SettlesLate").Locked);
        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(2, host.Journal.Of("SettlesLate").Count);
        await host.Clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(
            ["a 1 at 03-02 08:00:00", "b 1 at 03-02 08:00:00", "a 2 at 03-02 08:01:00", "b 2 at 03-02 08:01:00"], host.Journal.Of("SettlesLate"));
        Assert.Equal(0, host.Listener("SettlesLate").Backlog);
    }
}
