namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Service Bus trigger for Azure Functions, "PeekLock behavior" and "host.json settings".</summary>
public class DeliveryTests
{
    [Fact]
    public async Task A_function_gets_each_message_once_and_success_completes_it()
    {
        await using var platform = await Platform.StartAsync();
        await platform.SendAsync("singles", [.. Enumerable.Range(0, 200).Select(number => $"{number}")]);
        await platform.Virtual.SettleAsync();
        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"Single:{number}:1").Order(), platform.Seen("Single:").Order());
        Assert.Equal((0, 0, 0, 0), platform.Counts("singles"));
    }

    [Fact]
    public async Task A_function_that_fails_gets_its_message_again_until_it_is_dead_lettered()
    {
        await using var platform = await Platform.StartAsync();
        platform.Probe.Acts["Single"] = _ => throw new InvalidOperationException("no");
        await platform.SendAsync("singles", "a");
        await platform.Virtual.SettleAsync();
        Assert.Equal(Enumerable.Range(1, 10).Select(delivery => $"Single:a:{delivery}"), platform.Seen("Single:"));
        var buried = Assert.Single(platform.Peek("singles/$deadletterqueue"));
        Assert.Equal("MaxDeliveryCountExceeded", buried.Content.Properties["DeadLetterReason"]);
    }

    [Fact]
    public async Task A_batch_has_up_to_maxMessageBatchSize_messages()
    {
        using var hostJson = BusTraffic.HostJson("""{ "maxMessageBatchSize": 10 }""");
        await using var platform = await Platform.StartAsync(new PlatformOptions { Directory = hostJson.Path });
        await platform.SendAsync("batches", [.. Enumerable.Range(0, 25).Select(number => $"{number}")]);
        await platform.Virtual.SettleAsync();
        var batches = platform.Seen("Batch:").Select(seen => seen.Split(',').Length).ToArray();
        Assert.Equal((25, 10), (batches.Sum(), batches.Max()));
        Assert.Equal((0, 0, 0, 0), platform.Counts("batches"));
    }

    [Fact]
    public async Task A_failed_batch_is_abandoned_as_a_whole()
    {
        await using var platform = await Platform.StartAsync();
        platform.Probe.Acts["Batch"] = _ => platform.Seen("Batch:").Count() == 1 ? throw new InvalidOperationException("first") : Task.CompletedTask;
        await platform.SendAsync("batches", "a", "b", "c");
        await platform.Virtual.SettleAsync();
        Assert.Equal(["Batch:a,b,c", "Batch:a,b,c"], platform.Seen("Batch:"));
        Assert.Equal((0, 0, 0, 0), platform.Counts("batches"));
    }

    [Fact]
    public async Task No_more_than_maxConcurrentCalls_run_at_a_time()
    {
        using var hostJson = BusTraffic.HostJson("""{ "maxConcurrentCalls": 3 }""");
        await using var platform = await Platform.StartAsync(new PlatformOptions { Directory = hostJson.Path });
        var (running, most) = (0, 0);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        platform.Probe.Acts["Single"] = async _ =>
        {
            if (Interlocked.Increment(ref running) is var now && now > most) most = now;
            if (now == 3) full.TrySetResult();
            await release.Task;
            Interlocked.Decrement(ref running);
        };
        await platform.SendAsync("singles", [.. Enumerable.Range(0, 20).Select(number => $"{number}")]);
        await full.Task;
        Assert.Equal((17, 3, 0, 0), platform.Counts("singles"));
        release.SetResult();
        await platform.Virtual.SettleAsync();
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_subscription_of_a_topic_named_by_a_setting_is_listened_to()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Bus.SendAsync(SampleEntities.Events, [BusTraffic.Message("a", "Paid.v1") with { CorrelationId = "account-1" }]);
        await platform.Virtual.SettleAsync();
        Assert.Equal(["Subscribed:a:Paid.v1:account-1"], platform.Seen("Subscribed:"));
    }

    [Fact]
    public async Task The_senders_trace_goes_on_in_the_invocation()
    {
        await using var platform = await Platform.StartAsync();
        var sent = BusTraffic.Message("a") with
        {
            Properties = new Dictionary<string, object> { ["Diagnostic-Id"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
        };
        await platform.Bus.SendAsync("traced", [sent]);
        await platform.Virtual.SettleAsync();
        Assert.StartsWith("Traced:a:00-0af7651916cd43dd8448eb211c80319c-", Assert.Single(platform.Seen("Traced:")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_of_a_message_bind_to_parameters_of_their_names()
    {
        await using var platform = await Platform.StartAsync();
        var sent = BusTraffic.Message("hello") with { MessageId = "m1", Properties = new Dictionary<string, object> { ["source"] = "portal" } };
        await platform.Bus.SendAsync("described", [sent]);
        await platform.Virtual.SettleAsync();
        Assert.Equal(["Described:hello:m1:1:1:2026-03-01T00:00:00.0000000Z:portal"], platform.Seen("Described:"));
    }
}
