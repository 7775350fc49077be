using System.Globalization;
using Azure.Messaging.ServiceBus;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.Tests.Platform.Host;

/// <summary>
/// The embedded cloud's own promise: advancing fires everything due in order, across locks, TTLs, scheduled messages, session
/// leases, durable timers and NCRONTAB schedules, and the same way every time.
/// </summary>
public sealed class QuarterTests
{
    [Fact]
    public async Task A_quarter_of_a_year_passes_in_well_under_a_second()
    {
        var first = await RunAsync();
        var second = await RunAsync();
        Assert.Equal(first, second);
        Assert.Equal(90 * 24, first.Count(entry => entry.StartsWith("Hourly: ", StringComparison.Ordinal)));
        Assert.Equal("Hourly: 03-02 08:15", first[0]);
        Assert.Equal(12, first.Count(entry => entry.StartsWith("Remind: ", StringComparison.Ordinal)));
        Assert.Equal("Remind: week 12 at 05-25 08:00", first.Last(entry => entry.StartsWith("Remind: ", StringComparison.Ordinal)));
        Assert.Equal(
            Enumerable.Range(1, 89).Select(day => $"BindsText: day {day}"),
            first.Where(entry => entry.StartsWith("BindsText: ", StringComparison.Ordinal)));
        Assert.Equal(first.Order(StringComparer.Ordinal), first.Order(StringComparer.Ordinal).Distinct());
        Assert.Equal(
            ["SettlesLate: locked 1 at 04-01 08:00:30", "SettlesLate: locked 2 at 04-01 08:01:30"],
            first.Where(entry => entry.StartsWith("SettlesLate: ", StringComparison.Ordinal)));
        // A scheduled message, the schedule's next occurrence and a reminder, each in its place among the others.
        var march9 = first.ToList().IndexOf("Remind: week 1 at 03-09 08:00");
        Assert.Equal(["Hourly: 03-09 07:15", "Remind: week 1 at 03-09 08:00", "Hourly: 03-09 08:15", "BindsText: day 7"], first.Skip(march9 - 1).Take(4));
    }

    private static async Task<IReadOnlyList<string>> RunAsync()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Reminders", 12, new StartOrchestrationOptions("reminders"));
        var daily = host.Sender.CreateSender("BindsText");
        for (var day = 1; day < 90; day++)
            await daily.ScheduleMessageAsync(new(string.Create(CultureInfo.InvariantCulture, $"day {day}")), PlatformHost.Start.AddDays(day).AddMinutes(20));
        await host.Sender.CreateSender("SettlesLate").ScheduleMessageAsync(new("locked"), PlatformHost.Start.AddDays(30).AddSeconds(30));
        await host.SendAsync("Kept", "kept for 30 days");
        await host.SendAsync("Leased", [new ServiceBusMessage("in a session") { SessionId = "S" }]);
        await host.SendAsync("Held", "held");
        await using var receiver = host.Sender.CreateReceiver("Held");
        var held = await receiver.ReceiveMessageAsync();
        await using var session = await host.Sender.AcceptSessionAsync("Leased", "S");
        await session.ReceiveMessageAsync();

        await host.Clock.AdvanceAsync(TimeSpan.FromDays(90));

        Assert.Equal(PlatformHost.Start.AddDays(90), host.Clock.UtcNow);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Durable.GetInstanceAsync("reminders"))!.RuntimeStatus);
        var expired = Assert.Single(await host.TakeAsync("Kept", SubQueue.DeadLetter));
        Assert.Equal("TTLExpiredException", expired.DeadLetterReason);
        var lost = await Assert.ThrowsAsync<ServiceBusException>(() => receiver.CompleteMessageAsync(held));
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, lost.Reason);
        lost = await Assert.ThrowsAsync<ServiceBusException>(() => session.RenewSessionLockAsync());
        Assert.Equal(ServiceBusFailureReason.SessionLockLost, lost.Reason);
        await using var next = await host.Sender.AcceptNextSessionAsync("Leased");
        Assert.Equal(2, (await next.ReceiveMessageAsync()).DeliveryCount);
        Assert.Equal(0, host.Clock.Work.Count);
        return host.Journal.All;
    }
}
