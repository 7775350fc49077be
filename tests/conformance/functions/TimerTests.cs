using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>Docs: "Timer trigger for Azure Functions" and "Azure Functions error handling and retries".</summary>
public sealed class TimerTests
{
    [Fact]
    public async Task An_advance_over_many_occurrences_fires_each_in_order()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal(
            ["Hourly 01:00:00", "Hourly 02:00:00", "Hourly 03:00:00"], platform.Seen("Hourly "));
        Assert.Equal(360, platform.Seen("EveryHalfMinute ").Count());
    }

    [Fact]
    public async Task RunOnStartup_runs_once_at_start()
    {
        await using var platform = await Platform.StartAsync();
        await platform.Virtual.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["AtStart 00:00:00"], platform.Seen("AtStart "));
    }

    [Fact]
    public async Task An_occurrence_missed_while_the_host_was_down_is_made_up_for_once_and_is_past_due()
    {
        var directory = Directory.CreateTempSubdirectory("timers-");
        try
        {
            await RunAsync(Platform.Start, async platform =>
            {
                await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(1.5));
                Assert.Equal(["Hourly 01:00:00"], platform.Seen("Hourly "));
            });
            await RunAsync(Platform.Start.AddHours(5.25), async platform =>
            {
                await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(1));
                Assert.Equal(["Hourly 05:15:00 past due", "Hourly 06:00:00"], platform.Seen("Hourly "));
                Assert.DoesNotContain(platform.Seen("EveryHalfMinute "), seen => seen.EndsWith("past due", StringComparison.Ordinal));
            });
            await RunAsync(Platform.Start.AddHours(6.5), async platform =>
            {
                await platform.Virtual.SettleAsync();
                Assert.Empty(platform.Seen("Hourly "));
            });
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        async Task RunAsync(DateTimeOffset start, Func<Platform, Task> test)
        {
            using var clock = new VirtualClock(start);
            await using var store = CloudStore.Open(new StoreOptions(directory.FullName), clock.Work);
            await using var platform = await Platform.StartAsync(new() { Clock = clock, Store = store });
            await test(platform);
        }
    }

    [Fact]
    public async Task A_fixed_delay_retry_waits_the_same_before_each_attempt_and_then_gives_up()
    {
        await using var platform = await Platform.StartAsync();
        platform.Probe.Acts["Fixed"] = _ => throw new InvalidOperationException("no luck");
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(3.5));
        Assert.Equal(
            ["Fixed 03:00:00 retry 0 of 2", "Fixed 03:00:10 retry 1 of 2", "Fixed 03:00:20 retry 2 of 2"], platform.Seen("Fixed "));
    }

    [Fact]
    public async Task An_exponential_retry_doubles_its_wait_up_to_the_maximum()
    {
        await using var platform = await Platform.StartAsync();
        platform.Probe.Acts["Exponential"] = _ => throw new InvalidOperationException("no luck");
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(4.5));
        Assert.Equal(
            ["Exponential 04:00:00", "Exponential 04:00:05", "Exponential 04:00:15", "Exponential 04:00:35", "Exponential 04:01:05"],
            platform.Seen("Exponential ").Select(seen => seen[..20]));
    }

    [Fact]
    public async Task A_retry_that_succeeds_ends_the_attempts()
    {
        await using var platform = await Platform.StartAsync();
        platform.Probe.Acts["Fixed"] = context => context.RetryContext!.RetryCount == 0 ? throw new InvalidOperationException("once") : Task.CompletedTask;
        await platform.Virtual.AdvanceAsync(TimeSpan.FromHours(3.5));
        Assert.Equal(2, platform.Seen("Fixed ").Count());
    }
}
