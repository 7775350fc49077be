using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Reads an entity's Properties. Durations are ISO 8601; limits are the service's (docs: Quotas).</summary>
internal static class OptionsParser
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "DeadLetteringOnMessageExpiration", "DefaultMessageTimeToLive", "DuplicateDetectionHistoryTimeWindow", "ForwardDeadLetteredMessagesTo",
        "ForwardTo", "LockDuration", "MaxDeliveryCount", "RequiresDuplicateDetection", "RequiresSession",
    };

    public static EntityOptions Parse(ConfigNode properties)
    {
        foreach (var (name, line, _) in properties.Members)
        {
            if (!Known.Contains(name)) throw new FormatException($"line {line}: the property '{name}' is not one of {string.Join(", ", Known)}.");
        }
        var defaults = new EntityOptions();
        return new EntityOptions
        {
            LockDuration = Duration(properties, "LockDuration", defaults.LockDuration, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            DefaultMessageTimeToLive = Duration(
                properties, "DefaultMessageTimeToLive", defaults.DefaultMessageTimeToLive, TimeSpan.FromSeconds(1), TimeSpan.MaxValue),
            DuplicateDetectionHistoryTimeWindow = Duration(
                properties, "DuplicateDetectionHistoryTimeWindow", defaults.DuplicateDetectionHistoryTimeWindow,
                TimeSpan.FromSeconds(20), TimeSpan.FromDays(7)),
            MaxDeliveryCount = Count(properties, "MaxDeliveryCount", defaults.MaxDeliveryCount, 2000),
            DeadLetteringOnMessageExpiration = Flag(properties, "DeadLetteringOnMessageExpiration"),
            RequiresDuplicateDetection = Flag(properties, "RequiresDuplicateDetection"),
            RequiresSession = Flag(properties, "RequiresSession"),
            ForwardTo = Entity(properties, "ForwardTo"),
            ForwardDeadLetteredMessagesTo = Entity(properties, "ForwardDeadLetteredMessagesTo"),
        };
    }

    private static TimeSpan Duration(ConfigNode properties, string name, TimeSpan absent, TimeSpan least, TimeSpan most)
    {
        if (properties.Find(name) is not { } node) return absent;
        TimeSpan value;
        try
        {
            value = XmlConvert.ToTimeSpan(node.Text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw node.Wrong($"{name} '{node.Text}' is not an ISO 8601 duration such as PT1M");
        }
        return value >= least && value <= most
            ? value
            : throw node.Wrong($"{name} '{node.Text}' must lie between {XmlConvert.ToString(least)} and {XmlConvert.ToString(most)}");
    }

    private static int Count(ConfigNode properties, string name, int absent, int most)
    {
        if (properties.Find(name) is not { } node) return absent;
        return node.Kind == JsonTokenType.Number && int.TryParse(node.Text, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most
            ? value
            : throw node.Wrong($"{name} must be a whole number between 1 and {most}");
    }

    private static bool Flag(ConfigNode properties, string name) => properties.Find(name) switch
    {
        null or { Kind: JsonTokenType.False } => false,
        { Kind: JsonTokenType.True } => true,
        var node => throw node.Wrong($"{name} must be true or false"),
    };

    private static string? Entity(ConfigNode properties, string name) => properties.Find(name) is { Text: { Length: > 0 } entity } ? entity : null;
}
