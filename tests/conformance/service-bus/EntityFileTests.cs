using Serverless.LocalDev.ServiceBus;

namespace Serverless.Tests.Conformance.ServiceBus;

/// <summary>The official emulator's Config.json.</summary>
public class EntityFileTests
{
    private static string File(string queue) => $$"""
        {
          "UserConfig": {
            "Namespaces": [ { "Name": "sbemulatorns",
              "Queues": [
                {{queue}}
              ] } ]
          }
        }
        """;

    [Fact]
    public void The_products_own_file_is_read()
    {
        var entities = ServiceBusEntities.Load(Path.Combine(AppContext.BaseDirectory, "servicebus.json"));
        Assert.Equal(["outage-reports", "service-requests", "payments", "bills", "field-results", "permit-events", "security-events"], entities.Queues.Select(queue => queue.Name));
        var topic = Assert.Single(entities.Topics);
        Assert.Equal(("account-events", 0), (topic.Name, topic.Subscriptions.Count));
        Assert.All(entities.Queues, queue => Assert.True(queue.Options is { MaxDeliveryCount: 10, DeadLetteringOnMessageExpiration: true }));
    }

    [Theory]
    [InlineData("""{ "Name": "q", "Properties": { "LockDuration": "PT10M" } }""", "line 5: LockDuration 'PT10M' must lie between PT1S and PT5M.")]
    [InlineData("""{ "Name": "q", "Properties": { "LockDuration": "a minute" } }""", "line 5: LockDuration 'a minute' is not an ISO 8601 duration such as PT1M.")]
    [InlineData("""{ "Name": "q", "Properties": { "MaxDeliveryCount": 0 } }""", "line 5: MaxDeliveryCount must be a whole number between 1 and 2000.")]
    [InlineData("""{ "Name": "q", "Properties": { "ForwardTo": "nowhere" } }""", "line 5: the entity 'nowhere' to forward to does not exist.")]
    [InlineData("""{ "Name": "q" }, { "Name": "Q" }""", "line 5: the entity 'Q' is defined twice.")]
    [InlineData("""{ "Properties": { } }""", "line 5: a queue without a Name.")]
    public void An_error_names_its_line_and_reason(string queue, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => ServiceBusEntities.Parse(File(queue))).Message);

    [Fact]
    public void An_unknown_property_and_broken_json_are_named_too()
    {
        Assert.StartsWith("line 5: the property 'LockTime'", Assert.Throws<FormatException>(
            () => ServiceBusEntities.Parse(File("""{ "Name": "q", "Properties": { "LockTime": "PT1M" } }"""))).Message, StringComparison.Ordinal);
        Assert.StartsWith("line 5: not valid JSON", Assert.Throws<FormatException>(
            () => ServiceBusEntities.Parse(File("""{ "Name": q }"""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_a_wrong_filter_names_its_line()
    {
        const string Json = """
            { "UserConfig": { "Namespaces": [ { "Name": "n", "Topics": [ { "Name": "t", "Subscriptions": [ { "Name": "s", "Rules": [
              { "Name": "r", "Properties": { "FilterType": "Sql",
                "SqlFilter": { "SqlExpression": "amount >" } } } ] } ] } ] } ] } }
            """;
        var wrong = Assert.Throws<FormatException>(() => ServiceBusEntities.Parse(Json));
        Assert.Equal("line 3: In \"amount >\": a property name expected, found the end.", wrong.Message);
    }
}
