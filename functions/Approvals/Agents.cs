namespace Serverless.Functions.Approvals;

/// <summary>
/// Shortens a user agent to browser and system, from a fixed list. The audit trail keeps only that, so it does not identify a person's
/// device and stays short.
/// </summary>
public static class Agents
{
    // The first match counts, so the order matters: Edge also names Chrome, and Chrome also names Safari.
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
