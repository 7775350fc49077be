using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Store;

/// <summary>The clock everything waits on: due order, one at a time, and never backwards.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everything_due_fires_in_order_and_sees_its_own_time()
    {
        using var clock = new VirtualClock(Start);
        var fired = new List<(int, DateTimeOffset)>();
        foreach (var hours in new[] { 5, 1, 3, 1 }) clock.Schedule(Start.AddHours(hours), () => fired.Add((hours, clock.UtcNow)));
        clock.Schedule(Start.AddHours(99), () => fired.Add((99, clock.UtcNow)));
        await clock.AdvanceAsync(TimeSpan.FromHours(10));
        Assert.Equal([(1, Start.AddHours(1)), (1, Start.AddHours(1)), (3, Start.AddHours(3)), (5, Start.AddHours(5))], fired);
        Assert.Equal(Start.AddHours(10), clock.UtcNow);
    }

    [Fact]
    public async Task What_a_callback_schedules_inside_the_advance_fires_in_it()
    {
        using var clock = new VirtualClock(Start);
        var ticks = 0;
        void Tick()
        {
            ticks++;
            clock.Schedule(clock.UtcNow.AddDays(1), Tick);
        }
        clock.Schedule(Start.AddDays(1), Tick);
        await clock.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.Equal(90, ticks);
    }

    [Fact]
    public async Task The_next_callback_waits_until_the_work_of_the_one_before_has_ended()
    {
        using var clock = new VirtualClock(Start);
        var order = new List<string>();
        clock.Schedule(Start.AddMinutes(1), () =>
        {
            var scope = clock.Work.Begin(WorkKind.Activity);
            _ = Task.Run(() =>
            {
                order.Add("work");
                scope.Dispose();
            });
        });
        clock.Schedule(Start.AddMinutes(1), () => order.Add("next"));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["work", "next"], order);
    }

    [Fact]
    public async Task Whoever_keeps_its_time_is_told_before_anything_happens_at_it()
    {
        var order = new List<string>();
        using var clock = new VirtualClock(Start) { Moving = time => order.Add($"{time - Start:hh\\:mm}") };
        foreach (var hours in new[] { -1, 1, 1, 2 }) clock.Schedule(Start.AddHours(hours).ToOffset(TimeSpan.FromHours(5)), () => order.Add("fired"));
        await clock.AdvanceAsync(TimeSpan.FromHours(3));
        await clock.SettleAsync();
        Assert.Equal(["fired", "01:00", "fired", "fired", "02:00", "fired", "03:00"], order);
    }

    [Fact]
    public async Task A_cancelled_callback_does_not_fire()
    {
        using var clock = new VirtualClock(Start);
        var fired = false;
        clock.Schedule(Start.AddHours(1), () => fired = true).Dispose();
        await clock.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.False(fired);
        Assert.Null(clock.NextDue);
    }

    [Fact]
    public async Task Timers_of_its_time_provider_follow_it()
    {
        using var clock = new VirtualClock(Start);
        var ticks = 0;
        await using var timer = clock.TimeProvider.CreateTimer(_ => ticks++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(4, ticks);
    }

    [Fact]
    public async Task Work_that_never_ends_is_named_instead_of_waited_for_for_ever()
    {
        using var clock = new VirtualClock(Start) { StallLimit = TimeSpan.FromMilliseconds(50) };
        using var stuck = clock.Work.Begin(WorkKind.Activity);
        var stalled = await Assert.ThrowsAsync<TimeoutException>(() => clock.AdvanceAsync(TimeSpan.FromDays(1)));
        Assert.Contains("Activity 1", stalled.Message);
    }

    [Fact]
    public async Task The_wall_clock_fires_what_is_due()
    {
        using var clock = new WallClock();
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        clock.Schedule(clock.UtcNow.AddMilliseconds(20), fired.SetResult);
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
