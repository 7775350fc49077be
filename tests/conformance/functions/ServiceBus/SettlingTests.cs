using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Service Bus trigger, "ServiceBusMessageActions" and "Attributes", AutoCompleteMessages.</summary>
public class SettlingTests
{
    [Fact]
    public async Task A_function_completes_its_message_itself()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("manual", "complete");
        Assert.Equal((0, 0, 0, 0), platform.Counts("manual"));
    }

    [Fact]
    public async Task What_a_function_without_auto_completion_leaves_keeps_its_lock_until_that_expires()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("manual", "leave");
        Assert.Equal((0, 1, 0, 0), platform.Counts("manual"));
        await platform.Virtual.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["Manual:a:1", "Manual:a:2"], platform.Seen("Manual:"));
    }

    [Fact]
    public async Task A_failed_function_without_auto_completion_has_its_message_abandoned()
    {
        await using var platform = await Platform.StartAsync();
        platform.Probe.Acts["Manual"] = _ => throw new InvalidOperationException("no");
        await platform.ActAsync("manual", "complete");
        Assert.Equal(10, platform.Seen("Manual:").Count());
        Assert.Equal((0, 0, 0, 1), platform.Counts("manual"));
    }

    [Fact]
    public async Task What_is_abandoned_comes_again_with_the_properties_it_was_given()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("manual", "abandon");
        Assert.Equal(["Abandoned:attempt=1,at=03/01/2026 08:00:00 +00:00,waited=00:02:00"], platform.Seen("Abandoned:"));
        Assert.Equal((0, 0, 0, 0), platform.Counts("manual"));
    }

    [Fact]
    public async Task What_is_dead_lettered_says_why()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("manual", "dead-letter");
        var properties = Assert.Single(platform.Peek("manual/$deadletterqueue")).Content.Properties;
        Assert.Equal(
            ("InvalidMessage", "amount is missing", "amount"),
            (properties["DeadLetterReason"], properties["DeadLetterErrorDescription"], properties["field"]));
    }

    [Fact]
    public async Task What_is_deferred_waits_for_whoever_knows_its_number()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("manual", "defer");
        Assert.Equal((0, 0, 1, 0), platform.Counts("manual"));
        Assert.Equal(MessageState.Deferred, Assert.Single(platform.Peek("manual")).State);
    }

    [Fact]
    public async Task Auto_completion_leaves_alone_what_the_function_settled()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("automatic", "dead-letter");
        Assert.Equal((0, 0, 0, 1), platform.Counts("automatic"));
    }

    [Fact]
    public async Task A_failure_after_completing_brings_nothing_back()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("automatic", "complete-then-fail");
        Assert.Equal((0, 0, 0, 0), platform.Counts("automatic"));
    }

    [Fact]
    public async Task Settling_twice_is_refused()
    {
        await using var platform = await Platform.StartAsync();
        await platform.ActAsync("manual", "complete-twice");
        Assert.Equal(["Refused:Unknown"], platform.Seen("Refused:"));
    }

    [Fact]
    public async Task A_batch_is_settled_message_by_message()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Bus.SendAsync("manual-batches",
        [
            BusTraffic.Message("a", "complete"), BusTraffic.Message("b", "dead-letter"), BusTraffic.Message("c", "defer"), BusTraffic.Message("d", "leave"),
        ]);
        await platform.Virtual.SettleAsync();
        Assert.Equal((0, 1, 1, 1), platform.Counts("manual-batches"));
    }

    [Fact]
    public async Task Host_json_says_whether_messages_are_completed_where_the_trigger_does_not()
    {
        using var hostJson = BusTraffic.HostJson("""{ "autoCompleteMessages": false }""");
        await using var platform = await Platform.StartAsync(new PlatformOptions { Directory = hostJson.Path });
        await platform.ActAsync("automatic", "leave");
        Assert.Equal((0, 1, 0, 0), platform.Counts("automatic"));
    }
}
