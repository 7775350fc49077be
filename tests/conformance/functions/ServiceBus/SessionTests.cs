namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>Docs: Azure Service Bus trigger, IsSessionsEnabled; Message sessions.</summary>
public class SessionTests
{
    [Fact]
    public async Task A_session_comes_in_order_and_its_state_lasts_from_message_to_message()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Bus.SendAsync("sessions", [.. Enumerable.Range(0, 30).Select(number => BusTraffic.Message($"{number:00}", null, $"s{number % 3}"))]);
        await platform.Virtual.SettleAsync();
        foreach (var session in new[] { "s0", "s1", "s2" })
        {
            var seen = platform.Seen($"Session:{session}:").Select(line => line.Split(':')[2..4]).ToArray();
            Assert.Equal(seen.Select(fields => fields[0]).Order(), seen.Select(fields => fields[0]));
            Assert.Equal(Enumerable.Range(0, 10).Select(count => $"{count}"), seen.Select(fields => fields[1]));
        }
        Assert.Equal((0, 0, 0, 0), platform.Counts("sessions"));
    }

    [Fact]
    public async Task A_function_sees_how_long_its_session_is_locked_and_renews_that()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Bus.SendAsync("sessions", [BusTraffic.Message("a", null, "s")]);
        await platform.Virtual.AdvanceAsync(TimeSpan.FromSeconds(30));
        await platform.Bus.SendAsync("sessions", [BusTraffic.Message("b", "renew", "s")]);
        await platform.Virtual.AdvanceAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(["Session:s:a:0:01:00:01:00", "Session:s:b:1:01:00:01:30"], platform.Seen("Session:"));
    }

    [Fact]
    public async Task A_session_that_is_released_makes_room_for_the_next()
    {
        using var hostJson = BusTraffic.HostJson("""{ "maxConcurrentSessions": 1 }""");
        await using var platform = await Platform.StartAsync(new PlatformOptions { Directory = hostJson.Path });
        await platform.Bus.SendAsync("sessions", [BusTraffic.Message("a", "release", "s1"), BusTraffic.Message("b", null, "s2")]);
        await platform.Virtual.SettleAsync();
        Assert.Equal(2, platform.Seen("Session:").Count());
    }

    [Fact]
    public async Task A_session_that_is_idle_is_given_back_after_sessionIdleTimeout()
    {
        using var hostJson = BusTraffic.HostJson("""{ "maxConcurrentSessions": 1, "sessionIdleTimeout": "00:00:20" }""");
        await using var platform = await Platform.StartAsync(new PlatformOptions { Directory = hostJson.Path });
        await platform.Bus.SendAsync("sessions", [BusTraffic.Message("a", null, "s1"), BusTraffic.Message("b", null, "s2")]);
        await platform.Virtual.AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.Single(platform.Seen("Session:"));
        await platform.Virtual.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, platform.Seen("Session:").Count());
    }

    [Fact]
    public async Task A_batch_is_of_one_session()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Bus.SendAsync("session-batches",
        [
            BusTraffic.Message("a", null, "s1"), BusTraffic.Message("b", null, "s2"), BusTraffic.Message("c", null, "s1"),
        ]);
        await platform.Virtual.SettleAsync();
        Assert.Equal(["SessionBatch:s1:a,c", "SessionBatch:s2:b"], platform.Seen("SessionBatch:"));
    }
}
