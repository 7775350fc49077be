using System.Text.Json;

namespace Serverless.Tests.Infra;

/// <summary>What nobody takes fills up, expires and hides the dead letters that matter: each queue and subscription has a function.</summary>
public sealed class EntitiesHaveAConsumer
{
    [Fact]
    public void Every_queue_and_subscription_of_the_list_triggers_a_function() => Holds.On(Unread);

    [Theory]
    [InlineData("\"Name\": \"field-results\"", "\"Name\": \"meter-readings\"", "nobody takes from meter-readings")]
    [InlineData("\"Subscriptions\": []", "\"Subscriptions\": [{ \"Name\": \"audit\" }]", "nobody takes from account-events/audit")]
    public void An_entity_nobody_takes_from_is_found(string was, string becomes, string problem) =>
        Holds.SpeaksOf(problem, Unread, "local-dev/servicebus.json", was, becomes);

    [Fact]
    public void Every_function_takes_from_an_entity_of_the_list() =>
        Holds.SpeaksOf("field-results is not in the list", Unlisted, "local-dev/servicebus.json", "\"Name\": \"field-results\"", "\"Name\": \"meter-readings\"");

    private static IEnumerable<string> Taken => ApplicationFunction.All.Select(function => function.Entity).OfType<string>();

    private static IEnumerable<string> Unread(InfraFiles infra) => Listed(infra).Except(Taken).Select(entity => $"nobody takes from {entity}");

    private static IEnumerable<string> Unlisted(InfraFiles infra) => Taken.Except(Listed(infra)).Select(entity => $"{entity} is not in the list");

    private static List<string> Listed(InfraFiles infra)
    {
        using var list = JsonDocument.Parse(infra["local-dev/servicebus.json"]);
        var space = list.RootElement.GetProperty("UserConfig").GetProperty("Namespaces")[0];
        var topics = space.GetProperty("Topics").EnumerateArray().SelectMany(topic => topic.GetProperty("Subscriptions").EnumerateArray().Select(subscription => $"{Name(topic)}/{Name(subscription)}"));
        return [.. space.GetProperty("Queues").EnumerateArray().Select(Name), .. topics];
    }

    private static string Name(JsonElement entity) => entity.GetProperty("Name").GetString()!;
}
