using System.Text.Json;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// What is deployed is local-dev/servicebus.json: Bicep reads the very file, and carries over every property in it. A property
/// Bicep did not know would be in force on the embedded cloud and absent in Azure.
/// </summary>
public sealed class EntitiesAreTheBusList
{
    private const string Namespace = "infra/modules/service-bus.bicep";
    private const string Topic = "infra/modules/service-bus-topic.bicep";
    private const string Subscription = "infra/modules/service-bus-subscription.bicep";

    private const string Filters = """
        { "Name": "large", "Properties": { "FilterType": "Sql", "SqlFilter": { "SqlExpression": "cents > 100000" }, "Action": { "SqlExpression": "SET large = 1" } } },
        { "Name": "posted", "Properties": { "FilterType": "Correlation", "CorrelationFilter": { "Label": "PaymentPosted.v1", "Properties": { "class": "commercial" } } } }
        """;

    [Fact]
    public void Every_entity_and_property_of_the_list_is_deployed() => Holds.On(CarriedOver);

    [Theory]
    [InlineData(Namespace, "requiresSession: queue.Properties.?RequiresSession ?? false", "requiresSession: false", "RequiresSession")]
    [InlineData(Namespace, "maxDeliveryCount: queue.Properties.?MaxDeliveryCount", "maxDeliveryCount: queue.Properties.?LockDuration", "MaxDeliveryCount")]
    [InlineData(Subscription, "lockDuration: settings.?LockDuration", "lockTime: settings.?LockDuration", "LockDuration")]
    [InlineData(Namespace, "local-dev/servicebus.json", "infra/servicebus.json", "does not read")]
    [InlineData(Namespace, "for queue in queueList", "for queue in []", "queues")]
    [InlineData(Topic, "for subscription in subscriptionList", "for subscription in []", "subscriptions")]
    [InlineData(Topic, "requiresDuplicateDetection: topic.Properties.?RequiresDuplicateDetection ?? false", "requiresDuplicateDetection: false", "RequiresDuplicateDetection")]
    [InlineData(Subscription, "for rule in ruleList", "for rule in []", "rules")]
    public void A_property_left_out_is_found(string file, string was, string becomes, string problem) =>
        Holds.SpeaksOf(problem, CarriedOver, file, was, becomes);

    [Fact]
    public void A_property_new_in_the_list_is_found() =>
        Holds.SpeaksOf("AutoDeleteOnIdle", CarriedOver, "local-dev/servicebus.json", "\"LockDuration\":", "\"AutoDeleteOnIdle\": \"PT5M\", \"LockDuration\":");

    [Theory]
    [InlineData("sqlExpression: rule.Properties.SqlFilter.SqlExpression", "sqlExpression: '1=1'", "SqlFilter.SqlExpression")]
    [InlineData("label: rule.Properties.CorrelationFilter.?Label", "label: 'all'", "CorrelationFilter.Label")]
    [InlineData("sqlExpression: rule.Properties.Action.SqlExpression", "sqlExpression: ''", "Action.SqlExpression")]
    public void A_filter_left_out_is_found(string was, string becomes, string problem)
    {
        var filtered = InfraFiles.AsCommitted.Broken("local-dev/servicebus.json", "\"Rules\": []", $"\"Rules\": [{Filters}]");
        Assert.Empty(CarriedOver(filtered));
        Assert.Contains(CarriedOver(filtered.Broken(Subscription, was, becomes)), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void The_emulators_cap_of_one_hour_does_not_reach_production() => Holds.On(TimeToLive);

    [Fact]
    public void A_production_time_to_live_of_the_emulator_is_found() =>
        Holds.SpeaksOf("messageTimeToLive", TimeToLive, "infra/prod.bicepparam", "'P14D'", "''");

    private static IEnumerable<string> TimeToLive(InfraFiles infra) =>
        from environment in infra.Environments
        where environment.Path.EndsWith("prod.bicepparam", StringComparison.Ordinal) && environment.Values["messageTimeToLive"].Literal != "P14D"
        select "prod: messageTimeToLive is not fourteen days";

    private static IEnumerable<string> CarriedOver(InfraFiles infra)
    {
        var (bus, topic, subscription) = (infra.Module("service-bus"), infra.Module("service-bus-topic"), infra.Module("service-bus-subscription"));
        if (!bus.Text.Contains("loadJsonContent('../../local-dev/servicebus.json')).UserConfig.Namespaces[0]", StringComparison.Ordinal))
            yield return "Bicep does not read local-dev/servicebus.json";
        string[] loops = ["queues", "for queue in queueList", "var queueList = entities.?Queues", "topics", "for topic in topicList", "var topicList = entities.?Topics"];
        foreach (var loop in loops.Where(part => part.Contains(' ', StringComparison.Ordinal) && !bus.Text.Contains(part, StringComparison.Ordinal)))
            yield return $"not all queues and topics are deployed: no '{loop}'";
        if (!topic.Text.Contains("for subscription in subscriptionList", StringComparison.Ordinal)) yield return "not all subscriptions are deployed";
        if (!subscription.Text.Contains("for rule in ruleList", StringComparison.Ordinal)) yield return "not all rules are deployed";

        using var list = JsonDocument.Parse(infra["local-dev/servicebus.json"]);
        var space = list.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0];
        foreach (var problem in Entities(space, "Queues").SelectMany(queue => Missing(bus, "queues", queue, "queue.Properties"))) yield return problem;
        foreach (var element in Entities(space, "Topics"))
        {
            foreach (var problem in Missing(topic, "topicEntity", element, "topic.Properties")) yield return problem;
            foreach (var inner in Entities(element, "Subscriptions"))
            {
                foreach (var problem in Missing(subscription, "subscriptionEntity", inner, "settings")) yield return problem;
                foreach (var problem in Entities(inner, "Rules").SelectMany(rule => MissingOfRule(subscription, rule.GetProperty("Properties")))) yield return problem;
            }
        }
    }

    private static JsonElement[] Entities(JsonElement parent, string kind) =>
        parent.TryGetProperty(kind, out var entities) ? [.. entities.EnumerateArray()] : [];

    private static IEnumerable<string> Missing(BicepFile file, string resource, JsonElement entity, string source)
    {
        if (!entity.TryGetProperty("Properties", out var properties)) yield break;
        var deployed = file.Resources.Single(declared => declared.Symbol == resource).Object["properties"]!;
        foreach (var property in properties.EnumerateObject())
        {
            var text = deployed[char.ToLowerInvariant(property.Name[0]) + property.Name[1..]]?.Text ?? "";
            if (!text.Contains($"{source}.?{property.Name}", StringComparison.Ordinal)) yield return $"{file.Path}: {resource} does not carry over {property.Name}";
        }
    }

    /// <summary>Filters nest: what matters is that each leaf of the rule is read somewhere in the rules' resource.</summary>
    private static IEnumerable<string> MissingOfRule(BicepFile file, JsonElement properties)
    {
        var deployed = file.Resources.Single(resource => resource.Symbol == "rules").Body.Text;
        foreach (var property in properties.EnumerateObject())
        {
            var leaves = property.Value.ValueKind == JsonValueKind.Object ? property.Value.EnumerateObject().Select(leaf => $"{property.Name}.{leaf.Name}") : [property.Name];
            foreach (var leaf in leaves.Where(leaf => !deployed.Replace(".?", ".", StringComparison.Ordinal).Contains($"rule.Properties.{leaf}", StringComparison.Ordinal)))
                yield return $"{file.Path}: rules do not carry over {leaf}";
        }
    }
}
