namespace Serverless.Orchestrations.NewConnection;

/// <summary>A meter's name within its request, such as <c>Electric-Suite-101-A</c> or <c>Water-Master</c>.</summary>
public static class MeterKey
{
    /// <summary>The key as <see cref="MeterPlan"/> spells it. Others may write unit numbers in lower case; they mean the same meter.</summary>
    public static string Canonical(string key) =>
        string.Join('-', key.Split('-').Select((part, index) => index < 2 ? Capitalised(part) : part.ToUpperInvariant()));

    /// <summary>The meter in words for customers, such as <c>electric meter of Suite 101</c> or <c>main water meter</c>.</summary>
    public static string Words(string key) => key.Split('-', 3) switch
    {
        [var service, "Master"] => $"main {service.ToLowerInvariant()} meter",
        [var service, "House"] => $"shared {service.ToLowerInvariant()} meter",
        [var service, .. var unit] => $"{service.ToLowerInvariant()} meter of {string.Join(' ', unit)}",
        _ => key,
    };

    private static string Capitalised(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..].ToLowerInvariant()}";
}
