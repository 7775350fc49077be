namespace Serverless.Functions.Approvals;

/// <summary>
/// What the audit trail keeps of a user agent: browser and system, from a short list, so that it neither identifies a
/// person's device nor grows.
/// </summary>
public static class Agents
{
    // The first that is found counts: Edge calls itself Chrome too, and Chrome Safari.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iOS"), ("iPad", "iOS"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var browser = Name(Browsers, userAgent);
        return browser is null ? "automatic or unknown" : $"{browser} on {Name(Systems, userAgent) ?? "another system"}";
    }

    private static string? Name((string Mark, string Name)[] known, string? userAgent) =>
        userAgent is null ? null : Array.Find(known, candidate => userAgent.Contains(candidate.Mark, StringComparison.Ordinal)).Name;
}
