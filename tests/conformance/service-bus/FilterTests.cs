using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>Docs: Topic filters and actions; Subscription Rule SQL Filter Syntax; Subscription Rule SQL Action Syntax.</summary>
public class FilterTests
{
    private static readonly BrokeredContent Message = new()
    {
        Subject = "PaymentPosted.v1",
        CorrelationId = "c-1",
        To = "ledger",
        Properties = new Dictionary<string, object>
        {
            ["amount"] = 120,
            ["rate"] = 0.5,
            ["class"] = "residential",
            ["isLate"] = true,
            ["balance"] = 10.50m,
            ["code"] = "A_1%",
        },
    };

    [Theory]
    [InlineData("amount = 120", true)]
    [InlineData("amount <> 120", false)]
    [InlineData("amount != 119", true)]
    [InlineData("amount > 100 AND amount <= 120", true)]
    [InlineData("amount < 100 OR class = 'residential'", true)]
    [InlineData("NOT (amount >= 120)", false)]
    [InlineData("balance = 10.5 AND rate < 1", true)]
    [InlineData("class IN ('commercial', 'residential')", true)]
    [InlineData("class NOT IN ('commercial', 'industrial')", true)]
    [InlineData("class LIKE 'resi%'", true)]
    [InlineData("class LIKE '_esidential'", true)]
    [InlineData("class NOT LIKE '%trial'", true)]
    [InlineData("code LIKE 'A\\_1\\%' ESCAPE '\\'", true)]
    [InlineData("class LIKE 'residentia\\_' ESCAPE '\\'", false)]
    [InlineData("feeder IS NULL", true)]
    [InlineData("amount IS NOT NULL", true)]
    [InlineData("EXISTS(amount) AND NOT EXISTS(feeder)", true)]
    [InlineData("sys.Label = 'PaymentPosted.v1' AND sys.CorrelationId = 'c-1' AND sys.To = 'ledger'", true)]
    [InlineData("user.amount = 120", true)]
    [InlineData("[amount] = 120 AND \"class\" = 'residential'", true)]
    [InlineData("amount + 10 * 2 = 140 AND -amount < 0 AND amount % 7 = 1", true)]
    [InlineData("isLate = TRUE", true)]
    [InlineData("isLate", true)]
    [InlineData("1=1", true)]
    [InlineData("class = 'it''s'", false)]
    [InlineData("amount = '120'", false)]
    [InlineData("feeder = 'F-1'", false)]
    [InlineData("NOT (feeder = 'F-1')", false)]
    [InlineData("feeder = 'F-1' OR amount = 120", true)]
    public void A_sql_filter_follows_the_documented_grammar(string sql, bool expected) =>
        Assert.Equal(expected, SqlFilter.Parse(sql).Matches(Message));

    [Theory]
    [InlineData("amount =")]
    [InlineData("amount = 1 amount")]
    [InlineData("class IN ()")]
    [InlineData("'open")]
    public void A_malformed_filter_says_what_was_expected(string sql) => Assert.Throws<FormatException>(() => SqlFilter.Parse(sql));

    [Theory]
    [InlineData("amount = @limit")]
    [InlineData("newid() = 'a'")]
    public void What_the_filters_do_not_support_is_named(string sql) => Assert.Throws<NotSupportedException>(() => SqlFilter.Parse(sql));

    [Fact]
    public async Task Each_subscription_gets_its_own_copy_of_what_its_rules_match()
    {
        await using var bus = await TestBus.WithSubscriptionsAsync(
            ("all", []),
            ("large", [new("large", SqlFilter.Parse("amount > 100"))]),
            ("posted", [new("posted", new CorrelationFilter(new Dictionary<string, string> { ["Label"] = "PaymentPosted.v1" }, new Dictionary<string, object> { ["amount"] = 5 }))]));
        var sender = bus.Client.CreateSender("account-events");
        await sender.SendMessageAsync(new ServiceBusMessage("small") { Subject = "PaymentPosted.v1", ApplicationProperties = { ["amount"] = 5 } });
        await sender.SendMessageAsync(new ServiceBusMessage("big") { ApplicationProperties = { ["amount"] = 500 } });
        Assert.Equal(["small", "big"], await bus.DrainAsync("account-events/Subscriptions/all"));
        Assert.Equal(["big"], await bus.DrainAsync("account-events/Subscriptions/large"));
        Assert.Equal(["small"], await bus.DrainAsync("account-events/Subscriptions/posted"));
    }

    [Fact]
    public async Task Each_matching_rule_with_an_action_makes_a_copy_and_those_without_share_one()
    {
        await using var bus = await TestBus.WithSubscriptionsAsync(("audit", [
            new("first", SqlFilter.Everything),
            new("second", SqlFilter.Everything),
            new("acting", SqlFilter.Everything, SqlRuleAction.Parse("SET sys.Label = 'Audited'; SET amount = amount * 2; REMOVE secret"))]));
        await bus.Client.CreateSender("account-events").SendMessageAsync(
            new ServiceBusMessage("a") { Subject = "Plain", ApplicationProperties = { ["amount"] = 5, ["secret"] = "x" } });
        var copies = await TestBus.TakeAsync(bus.Client.CreateReceiver("account-events", "audit"), 2);
        Assert.Equal(["Plain", "Audited"], copies.Select(copy => copy.Subject));
        Assert.Equal(10L, copies[1].ApplicationProperties["amount"]);
        Assert.False(copies[1].ApplicationProperties.ContainsKey("secret"));
        Assert.Equal("x", copies[0].ApplicationProperties["secret"]);
    }
}
