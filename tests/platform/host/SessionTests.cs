using Azure.Messaging.ServiceBus;

namespace Serverless.Tests.Platform.Host;

/// <summary>Docs: "Azure Service Bus trigger for Azure Functions", IsSessionsEnabled, and "Message sessions".</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private PlatformHost host = null!;

    public async Task InitializeAsync() => host = await PlatformHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Messages_of_a_session_come_in_order_one_at_a_time_and_its_state_goes_with_them()
    {
        await host.SendAsync("OneInSession", In("A", "1", "2", "3").Concat(In("B", "1", "2")));
        Assert.Equal(["A 1 1 08:01:00", "A 2 2 08:01:00", "A 3 3 08:01:00"], Of("A"));
        Assert.Equal(["B 1 1 08:01:00", "B 2 2 08:01:00"], Of("B"));
        Assert.Equal(0, host.Listener("OneInSession").Backlog);
    }

    [Fact]
    public async Task Several_sessions_are_handled_at_once()
    {
        var inside = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Journal.Acts["OneInSession"] = _ =>
        {
            if (Interlocked.Increment(ref inside) == 8) all.SetResult();
            return all.Task;
        };
        await host.SendAsync("OneInSession", Enumerable.Range(1, 8).SelectMany(session => In($"S{session}", "x")));
        Assert.Equal(8, host.Journal.Of("OneInSession").Count);
    }

    [Fact]
    public async Task A_session_released_by_its_function_goes_on_at_once_with_whoever_accepts_it_next()
    {
        await host.SendAsync("OneInSession", In("A", "release", "2"));
        Assert.Equal(["A release 1 08:01:00", "A 2 2 08:01:00"], Of("A"));
    }

    [Fact]
    public async Task A_failure_gives_the_message_again_before_the_next_of_its_session()
    {
        var failed = false;
        host.Journal.Acts["OneInSession"] = _ =>
        {
            if (failed) return Task.CompletedTask;
            failed = true;
            throw new InvalidOperationException("once");
        };
        await host.SendAsync("OneInSession", In("A", "1", "2"));
        Assert.Equal(["A 1 1 08:01:00", "A 1 2 08:01:00", "A 2 3 08:01:00"], Of("A"));
    }

    [Fact]
    public async Task A_batch_holds_messages_of_one_session_only()
    {
        await host.SendAsync("ManyInSession", In("A", "1", "2").Concat(In("B", "3")).Concat(In("A", "4")));
        Assert.Equal(["A: 1 2 4", "B: 3"], host.Journal.Of("ManyInSession").Order());
        Assert.Equal(0, host.Listener("ManyInSession").Backlog);
    }

    [Fact]
    public async Task An_idle_session_gives_its_place_to_another_after_sessionIdleTimeout()
    {
        await using var small = await PlatformHost.StartAsync(new PlatformOptions
        {
            HostJson = """{ "extensions": { "serviceBus": { "maxConcurrentSessions": 1, "sessionIdleTimeout": "00:00:30" } } }""",
        });
        await small.SendAsync("OneInSession", In("A", "1").Concat(In("B", "1")));
        Assert.Single(small.Journal.Of("OneInSession"));
        await small.Clock.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["A 1 1 08:01:00", "B 1 1 08:01:30"], small.Journal.Of("OneInSession"));
    }

    private IEnumerable<string> Of(string session) =>
        host.Journal.Of("OneInSession").Where(entry => entry.StartsWith(session, StringComparison.Ordinal));

    private static IEnumerable<ServiceBusMessage> In(string session, params string[] bodies) =>
        bodies.Select(body => new ServiceBusMessage(body) { SessionId = session });
}
