using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>A resource of a snapshot. What is only known after deployment, such as an identity's principal, is still an expression.</summary>
internal sealed partial record DeployedResource(JsonElement Root)
{
    public string Type => Root.GetProperty("type").GetString()!;

    public string Name => Root.GetProperty("name").GetString()!;

    public string Id => Root.GetProperty("id").GetString()!;

    /// <summary>Such as payments for NAMESPACE/payments.</summary>
    public string ShortName => Name[(Name.LastIndexOf('/') + 1)..];

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    /// <summary>By names and positions between slashes; null when there is none, or it is null.</summary>
    public JsonElement? At(string path)
    {
        JsonElement? found = Root;
        foreach (var step in path.Split('/'))
        {
            found = found switch
            {
                { ValueKind: JsonValueKind.Object } element when element.TryGetProperty(step, out var value) => value,
                { ValueKind: JsonValueKind.Array } element when int.TryParse(step, out var index) && index < element.GetArrayLength() => element[index],
                _ => null,
            };
        }
        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    /// <summary>A text's own, else JSON; empty when there is none.</summary>
    public string Text(string path) => At(path)?.ToString() ?? "";

    public IEnumerable<JsonElement> Items(string path) => At(path) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public IReadOnlyDictionary<string, string> Texts(string path) =>
        At(path) is { ValueKind: JsonValueKind.Object } texts ? texts.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.ToString()) : [];

    /// <summary>The resource that a role assignment is for; null for the whole resource group.</summary>
    public string? Scope => Text("properties/scope") is { Length: > 0 } scope ? scope : Extended().Match(Id) is { Success: true } id ? id.Groups["scope"].Value : null;

    /// <summary>The managed identity a role is assigned to; else its principal's id as given.</summary>
    public string Principal => Identity().Match(Text("properties/principalId")) is { Success: true } identity ? identity.Groups[1].Value : Text("properties/principalId");

    [GeneratedRegex(@"^\[extensionResourceId\('(?<scope>[^']+)'|^(?<scope>/.+)/providers/Microsoft\.Authorization/roleAssignments/")]
    private static partial Regex Extended();

    [GeneratedRegex(@"userAssignedIdentities/([^']+)'[^)]*\)\.principalId\]$")]
    private static partial Regex Identity();
}
