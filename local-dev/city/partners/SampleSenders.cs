using System.Text.Json;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>Which of the sample partners sends what: the first that may.</summary>
public static class SampleSenders
{
    private static readonly PartnerRoster Roster = PartnerRoster.Default.On(DateOnly.MaxValue);

    /// <summary>The partner's name.</summary>
    public static string Of<T>(T message) where T : class, IContract => FirstThatMay(T.Subject, message.SpeaksAs);

    /// <summary>The same for a body as it is, right or wrong.</summary>
    public static string Of(string subject, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var speaksAs = document.RootElement is { ValueKind: JsonValueKind.Object } root ? Text(root, "channel") ?? Text(root, "source") : null;
            return FirstThatMay(subject, speaksAs);
        }
        catch (JsonException)
        {
            return FirstThatMay(subject, null);
        }
    }

    private static string FirstThatMay(string subject, string? speaksAs) =>
        (Roster.Partners.FirstOrDefault(partner => partner.MaySay(subject, speaksAs))
            ?? Roster.Partners.FirstOrDefault(partner => partner.Says.Any(statement => statement.Subject == subject))
            ?? Roster.Partners[0]).Name;

    private static string? Text(JsonElement root, string field) => root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
