using Azure.Messaging.ServiceBus.Administration;
using Serverless.LocalDev.ServiceBus;
using CorrelationFilter = Serverless.LocalDev.ServiceBus.CorrelationFilter;
using SqlRuleAction = Serverless.LocalDev.ServiceBus.SqlRuleAction;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: ServiceBusRuleManager reference.</summary>
public class RuleManagerTests
{
    [Fact]
    public async Task Rules_are_enumerated_with_their_filters_and_actions()
    {
        await using var bus = await TestBus.WithSubscriptionsAsync(("some", [
            new("large", SqlFilter.Parse("amount > 100"), SqlRuleAction.Parse("SET kind = 'large'")),
            new("posted", new CorrelationFilter(new Dictionary<string, string> { ["Label"] = "Posted" }, new Dictionary<string, object> { ["class"] = "residential" }))]));
        var rules = await bus.Client.CreateRuleManager("account-events", "some").GetRulesAsync().ToListAsync();
        Assert.Equal(["large", "posted"], rules.Select(rule => rule.Name));
        Assert.Equal("amount > 100", Assert.IsType<SqlRuleFilter>(rules[0].Filter).SqlExpression);
        Assert.Equal("SET kind = 'large'", Assert.IsType<Azure.Messaging.ServiceBus.Administration.SqlRuleAction>(rules[0].Action).SqlExpression);
        var correlation = Assert.IsType<CorrelationRuleFilter>(rules[1].Filter);
        Assert.Equal(("Posted", "residential"), (correlation.Subject, correlation.ApplicationProperties["class"]));
    }

    [Fact]
    public async Task A_subscription_without_rules_has_the_default_one()
    {
        await using var bus = await TestBus.WithSubscriptionsAsync(("all", []));
        var rule = Assert.Single(await bus.Client.CreateRuleManager("account-events", "all").GetRulesAsync().ToListAsync());
        Assert.Equal("$Default", rule.Name);
    }

    [Fact]
    public async Task A_rule_is_neither_made_nor_removed()
    {
        await using var bus = await TestBus.WithSubscriptionsAsync(("all", []));
        var manager = bus.Client.CreateRuleManager("account-events", "all");
        var made = await Assert.ThrowsAsync<NotSupportedException>(() => manager.CreateRuleAsync("new", new SqlRuleFilter("1=0")));
        Assert.Contains("entity file", made.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(() => manager.DeleteRuleAsync("$Default"));
    }
}
