using System.Text.Json;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// What is deployed is local-dev/servicebus.json: each entity, with each property in it, and no other. A property Bicep did
/// not carry over would be in force on the local cloud and absent in Azure.
/// </summary>
public sealed class EntitiesAreTheBusList
{
    private const string TimeToLive = "DefaultMessageTimeToLive";
    private const string Namespaces = "Microsoft.ServiceBus/namespaces/";

    [CompiledFact]
    public void Every_entity_and_property_of_the_list_is_deployed() => Holds.On(Differences);

    [CompiledTheory]
    [InlineData("namespaces/queues /queues/payments", "properties/requiresSession", "true", "payments: RequiresSession")]
    [InlineData("namespaces/queues /queues/payments", "properties/maxDeliveryCount", "3", "payments: MaxDeliveryCount")]
    [InlineData("namespaces/queues /queues/field-results", "", null, "field-results is not deployed")]
    [InlineData("namespaces/queues /queues/field-results", "name", "\"space/meter-readings\"", "meter-readings is not in the list")]
    [InlineData("namespaces/topics /topics/account-events", "properties/requiresDuplicateDetection", "false", "account-events: RequiresDuplicateDetection")]
    public void What_is_deployed_otherwise_is_found(string which, string path, string? json, string problem) =>
        Holds.SpeaksOfDeployed(problem, Differences, which, path, json);

    [CompiledFact]
    public void A_property_new_in_the_list_is_found() =>
        Holds.SpeaksOf("AutoDeleteOnIdle", Differences, "local-dev/servicebus.json", "\"LockDuration\":", "\"AutoDeleteOnIdle\": \"PT5M\", \"LockDuration\":");

    [CompiledFact]
    public void Subscriptions_rules_and_the_lists_own_times_to_live_are_deployed_too() => Holds.On(InfraFiles.Otherwise, DifferencesOtherwise);

    [CompiledTheory]
    [InlineData("topics/subscriptions /audit", "", null, "account-events/audit is not deployed")]
    [InlineData("topics/subscriptions /audit", "properties/lockDuration", "\"PT5M\"", "account-events/audit: LockDuration")]
    [InlineData("subscriptions/rules /audit/rules/large", "properties/sqlFilter/sqlExpression", "\"1=1\"", "SqlFilter.SqlExpression")]
    [InlineData("subscriptions/rules /audit/rules/large", "properties/action/sqlExpression", "\"\"", "Action.SqlExpression")]
    [InlineData("subscriptions/rules /audit/rules/posted", "properties/correlationFilter/label", "\"all\"", "CorrelationFilter.Label")]
    [InlineData("subscriptions/rules /audit/rules/posted", "properties/correlationFilter/properties/class", "\"residential\"", "CorrelationFilter.Properties")]
    [InlineData("subscriptions/rules /audit/rules/posted", "", null, "posted is not deployed")]
    [InlineData("subscriptions/rules /audit/rules/$Default", "properties/sqlFilter/sqlExpression", "\"1=1\"", "everything through")]
    [InlineData("namespaces/queues /queues/payments", "properties/defaultMessageTimeToLive", "\"P14D\"", "payments: DefaultMessageTimeToLive")]
    public void A_subscription_rule_or_time_to_live_deployed_otherwise_is_found(string which, string path, string? json, string problem) =>
        Holds.SpeaksOf(problem, DifferencesOtherwise, InfraFiles.Otherwise.BrokenInProduction(which, path, json));

    [CompiledFact]
    public void The_emulators_cap_of_one_hour_does_not_reach_production() => Holds.On(ShortLived);

    [CompiledFact]
    public void A_production_time_to_live_of_the_emulator_is_found() =>
        Holds.SpeaksOfDeployed("payments", ShortLived, "namespaces/queues /queues/payments", "properties/defaultMessageTimeToLive", "\"PT1H\"");

    private static IEnumerable<string> ShortLived(InfraFiles infra) =>
        from kind in new[] { "queues", "topics", "topics/subscriptions" }
        from entity in infra.Production.OfType(Namespaces + kind)
        where entity.Text("properties/defaultMessageTimeToLive") != "P14D"
        select $"prod: messages of {entity.Name} do not live for fourteen days";

    private static IEnumerable<string> Differences(InfraFiles infra) => Differences(infra, "P14D");

    private static IEnumerable<string> DifferencesOtherwise(InfraFiles infra) => Differences(infra, null);

    private static IEnumerable<string> Differences(InfraFiles infra, string? timeToLive)
    {
        using var list = JsonDocument.Parse(infra["local-dev/servicebus.json"]);
        var space = list.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0];
        var topics = Entities(space, "Topics");
        (string Kind, string Name, JsonElement Entity)[] listed =
        [
            .. Entities(space, "Queues").Select(queue => ("queues", Name(queue), queue)),
            .. topics.Select(topic => ("topics", Name(topic), topic)),
            .. topics.SelectMany(topic => Entities(topic, "Subscriptions").Select(inner => ("topics/subscriptions", $"{Name(topic)}/{Name(inner)}", inner))),
        ];
        foreach (var environment in infra.Environments)
        {
            foreach (var problem in listed.SelectMany(entity => Missing(environment, entity.Kind, entity.Name, entity.Entity, timeToLive))) yield return $"{environment.Environment}: {problem}";
            foreach (var kind in new[] { "queues", "topics", "topics/subscriptions" })
            {
                var known = listed.Where(entity => entity.Kind == kind).Select(entity => entity.Name);
                foreach (var spare in environment.OfType(Namespaces + kind).Select(entity => Below(entity.Name)).Except(known)) yield return $"{environment.Environment}: {spare} is not in the list";
            }
        }
    }

    private static IEnumerable<string> Missing(Deployment environment, string kind, string name, JsonElement entity, string? timeToLive)
    {
        var deployed = environment.OfType(Namespaces + kind).SingleOrDefault(found => Below(found.Name) == name);
        if (deployed is null)
        {
            yield return $"{name} is not deployed";
            yield break;
        }
        foreach (var property in entity.TryGetProperty("Properties", out var properties) ? properties.EnumerateObject().ToArray() : [])
        {
            var found = deployed.Text($"properties/{Camel(property.Name)}");
            // The parameter takes the place of what the emulator caps.
            var expected = property.Name == TimeToLive && timeToLive is not null ? timeToLive : property.Value.ToString();
            if (found != expected) yield return $"{name}: {property.Name} is '{found}', not '{expected}'";
        }
        var rules = Entities(entity, "Rules");
        foreach (var problem in rules.SelectMany(rule => MissingOfRule(environment, deployed.Name, rule))) yield return problem;
        if (rules.Length == 0) yield break;
        var open = environment.OfType(Namespaces + "topics/subscriptions/rules").SingleOrDefault(rule => rule.Name == $"{deployed.Name}/$Default");
        if (open?.Text("properties/sqlFilter/sqlExpression") != "1=0") yield return $"{name}: its first rule lets everything through";
    }

    /// <summary>Filters nest: each leaf of the rule is compared where it is deployed.</summary>
    private static IEnumerable<string> MissingOfRule(Deployment environment, string subscription, JsonElement rule)
    {
        var deployed = environment.OfType(Namespaces + "topics/subscriptions/rules").SingleOrDefault(found => found.Name == $"{subscription}/{Name(rule)}");
        if (deployed is null)
        {
            yield return $"{Name(rule)} is not deployed";
            yield break;
        }
        foreach (var part in rule.GetProperty("Properties").EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var leaf in part.Value.EnumerateObject())
            {
                var found = deployed.At($"properties/{Camel(part.Name)}/{Camel(leaf.Name)}");
                if (found is not { } value || !JsonElement.DeepEquals(value, leaf.Value)) yield return $"{deployed.Name}: {part.Name}.{leaf.Name} is {found}, not {leaf.Value}";
            }
        }
    }

    private static JsonElement[] Entities(JsonElement parent, string kind) =>
        parent.TryGetProperty(kind, out var entities) ? [.. entities.EnumerateArray()] : [];

    private static string Name(JsonElement entity) => entity.GetProperty("Name").GetString()!;

    /// <summary>The name below that of the namespace.</summary>
    private static string Below(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
