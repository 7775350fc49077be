namespace Serverless.Orchestrations.NewConnection;

/// <summary>A meter's name within its request, such as <c>Electric-Suite-101-A</c> or <c>Water-Master</c>.</summary>
public static class MeterKey
{
    /// <summary>
    /// The key in the spelling of <see cref="MeterPlan"/>. Others write unit numbers in small letters, and so name the same meter.
    /// </summary>
    public static string Canonical(string key) =>
        string.Join('-', key.Split('-').Select((part, index) => index < 2 ? Capitalised(part) : part.ToUpperInvariant()));

    private static string Capitalised(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..].ToLowerInvariant()}";
}
