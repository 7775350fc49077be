using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Serverless.LocalDev.ServiceBus;
using CorrelationFilter = Serverless.LocalDev.ServiceBus.CorrelationFilter;
using SqlRuleAction = Serverless.LocalDev.ServiceBus.SqlRuleAction;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>The administration client of the same connection string: it reads, and is refused where it would change something.</summary>
public class AdministrationTests
{
    private static ServiceBusAdministrationClient Administration(TestBus bus) => new(bus.Endpoint.ConnectionString);

    private static Task<TestBus> WithRulesAsync() => TestBus.WithSubscriptionsAsync(
        ("all", []),
        ("some", [
            new("large", SqlFilter.Parse("amount > 100"), SqlRuleAction.Parse("SET kind = 'large'")),
            new("posted", new CorrelationFilter(new Dictionary<string, string> { ["Label"] = "Posted" }, new Dictionary<string, object> { ["class"] = "residential" }))]));

    [Fact]
    public async Task A_queue_is_shown_with_what_it_is_configured_with()
    {
        await using var bus = await TestBus.WithQueueAsync(new EntityOptions
        {
            LockDuration = TimeSpan.FromSeconds(30),
            MaxDeliveryCount = 7,
            DeadLetteringOnMessageExpiration = true,
            DefaultMessageTimeToLive = TimeSpan.FromHours(1),
            RequiresSession = true,
            ForwardDeadLetteredMessagesTo = "elsewhere",
        });
        var queue = (await Administration(bus).GetQueueAsync("payments")).Value;
        Assert.Equal(("payments", TimeSpan.FromSeconds(30), 7), (queue.Name, queue.LockDuration, queue.MaxDeliveryCount));
        Assert.Equal((true, true, TimeSpan.FromHours(1)), (queue.DeadLetteringOnMessageExpiration, queue.RequiresSession, queue.DefaultMessageTimeToLive));
        Assert.EndsWith("/elsewhere", queue.ForwardDeadLetteredMessagesTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queues_counts_are_its_runtime_properties()
    {
        await using var bus = await TestBus.WithQueueAsync();
        await bus.SendAsync("a", "b", "c");
        await bus.Client.CreateSender("payments").ScheduleMessageAsync(new ServiceBusMessage("later"), TestBus.Start.AddHours(1));
        var receiver = bus.Receiver();
        await receiver.DeadLetterMessageAsync(await receiver.ReceiveMessageAsync());
        var counts = (await Administration(bus).GetQueueRuntimePropertiesAsync("payments")).Value;
        Assert.Equal((2, 1, 1, 4), (counts.ActiveMessageCount, counts.DeadLetterMessageCount, counts.ScheduledMessageCount, counts.TotalMessageCount));
    }

    [Fact]
    public async Task Entities_are_listed()
    {
        await using var queues = await TestBus.WithQueueAsync();
        Assert.Equal(["payments", "elsewhere"], await Administration(queues).GetQueuesAsync().Select(queue => queue.Name).ToListAsync());
        await using var topics = await WithRulesAsync();
        Assert.Equal(["account-events"], await Administration(topics).GetTopicsAsync().Select(topic => topic.Name).ToListAsync());
        Assert.Equal(["all", "some"], await Administration(topics).GetSubscriptionsAsync("account-events").Select(one => one.SubscriptionName).ToListAsync());
    }

    [Fact]
    public async Task A_subscriptions_rules_are_shown()
    {
        await using var bus = await WithRulesAsync();
        var rules = await Administration(bus).GetRulesAsync("account-events", "some").ToListAsync();
        Assert.Equal("amount > 100", Assert.IsType<SqlRuleFilter>(rules[0].Filter).SqlExpression);
        Assert.Equal("SET kind = 'large'", Assert.IsType<Azure.Messaging.ServiceBus.Administration.SqlRuleAction>(rules[0].Action).SqlExpression);
        var correlation = Assert.IsType<CorrelationRuleFilter>(rules[1].Filter);
        Assert.Equal(("Posted", "residential"), (correlation.Subject, correlation.ApplicationProperties["class"]));
    }

    [Fact]
    public async Task A_subscriptions_counts_are_its_runtime_properties()
    {
        await using var bus = await WithRulesAsync();
        await bus.SendToAsync("account-events", "a");
        var counts = (await Administration(bus).GetSubscriptionRuntimePropertiesAsync("account-events", "all")).Value;
        Assert.Equal((1, 0), (counts.ActiveMessageCount, counts.DeadLetterMessageCount));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var bus = await TestBus.WithQueueAsync();
        Assert.False((await Administration(bus).QueueExistsAsync("nowhere")).Value);
        var missing = await Assert.ThrowsAsync<ServiceBusException>(() => Administration(bus).GetQueueAsync("nowhere"));
        Assert.Equal(ServiceBusFailureReason.MessagingEntityNotFound, missing.Reason);
    }

    [Fact]
    public async Task A_change_is_refused_and_says_where_entities_come_from()
    {
        await using var bus = await TestBus.WithQueueAsync();
        var create = await Assert.ThrowsAnyAsync<Exception>(() => Administration(bus).CreateQueueAsync("new"));
        var delete = await Assert.ThrowsAnyAsync<Exception>(() => Administration(bus).DeleteQueueAsync("payments"));
        Assert.Contains("servicebus.json", create.Message, StringComparison.Ordinal);
        Assert.Contains("servicebus.json", delete.Message, StringComparison.Ordinal);
        Assert.True((await Administration(bus).QueueExistsAsync("payments")).Value);
    }
}
