using System.Text.Json;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>A compiled template; each module is a template inside it.</summary>
/// <param name="Path">The symbols of the modules that lead to it, such as functionApps/site.</param>
internal sealed record ArmTemplate(string Path, JsonElement Root)
{
    private const string Module = "Microsoft.Resources/deployments";

    public static ArmTemplate Parse(string json) => new("main", JsonDocument.Parse(json).RootElement);

    public IEnumerable<ArmTemplate> WithModules() => Entries("resources")
        .Where(resource => resource.Value.GetProperty("type").GetString() == Module)
        .SelectMany(resource => new ArmTemplate($"{Path}/{resource.Name}", resource.Value.GetProperty("properties").GetProperty("template")).WithModules())
        .Prepend(this);

    /// <summary>Type and API version of what is deployed, modules apart.</summary>
    public IEnumerable<(string Type, string Version)> Resources =>
        from resource in Entries("resources")
        let type = resource.Value.GetProperty("type").GetString()!
        where type != Module && !resource.Value.TryGetProperty("existing", out _)
        select (type, resource.Value.GetProperty("apiVersion").GetString()!);

    public IEnumerable<(string Name, string Type)> Parameters =>
        Entries("parameters").Select(parameter => (parameter.Name, parameter.Value.TryGetProperty("type", out var type) ? type.GetString()! : "object"));

    public IEnumerable<(string Name, string Value)> Outputs =>
        Entries("outputs").Select(output => (output.Name, output.Value.TryGetProperty("value", out var value) ? value.GetRawText() : output.Value.GetRawText()));

    /// <summary>What a module waits for beside what it reads of others.</summary>
    public IReadOnlyList<string> DependenciesOf(string module) =>
        [.. Entries("resources").Single(resource => resource.Name == module).Value.GetProperty("dependsOn").EnumerateArray().Select(name => name.GetString()!)];

    /// <summary>Resources have names only where the language version asks for them; else they are numbered.</summary>
    private IEnumerable<(string Name, JsonElement Value)> Entries(string section)
    {
        if (!Root.TryGetProperty(section, out var entries)) return [];
        return entries.ValueKind == JsonValueKind.Object
            ? entries.EnumerateObject().Select(entry => (entry.Name, entry.Value))
            : entries.EnumerateArray().Select((entry, index) => ($"{index}", entry));
    }
}
