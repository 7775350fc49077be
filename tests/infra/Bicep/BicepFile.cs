using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra.Bicep;

internal sealed record BicepParameter(string Name, string Type, bool HasDefault);

internal sealed record BicepOutput(string Name, string Type, BicepValue Value);

/// <summary>A resource with its type, such as Microsoft.ServiceBus/namespaces, and API version.</summary>
internal sealed record BicepResource(string Symbol, string Type, string Version, bool Existing, BicepValue Body)
{
    /// <summary>The object of a resource, also where it is declared in a loop.</summary>
    public BicepValue Object => Body.Items.Count == 1 ? Body.Items[0] : Body;
}

internal sealed record BicepModule(string Symbol, string Path, bool Conditional, BicepValue Body)
{
    public IReadOnlyDictionary<string, BicepValue> Parameters =>
        ((Body.Items.Count == 1 ? Body.Items[0] : Body)["params"] ?? BicepValue.Parse("{}")).Properties;
}

/// <summary>The declarations of one .bicep file; expressions stay text. Enough for the checks here, not a compiler.</summary>
internal sealed partial class BicepFile
{
    private BicepFile(string path, string text)
    {
        Path = path;
        Text = BicepText.WithoutComments(text);
        foreach (var statement in BicepText.Split(Text)) Declare(statement);
    }

    public string Path { get; }

    /// <summary>Without comments.</summary>
    public string Text { get; }

    public List<BicepParameter> Parameters { get; } = [];

    public Dictionary<string, BicepValue> Variables { get; } = new(StringComparer.Ordinal);

    public List<BicepResource> Resources { get; } = [];

    public List<BicepModule> Modules { get; } = [];

    public List<BicepOutput> Outputs { get; } = [];

    public static BicepFile Parse(string path, string text) => new(path, text);

    private void Declare(string statement)
    {
        if (ParameterHead().Match(statement) is { Success: true } parameter)
        {
            var rest = statement[parameter.Length..];
            var equals = BicepText.IndexOf(rest, '=');
            Parameters.Add(new(parameter.Groups[1].Value, (equals < 0 ? rest : rest[..equals]).Trim(), equals >= 0));
        }
        else if (VariableHead().Match(statement) is { Success: true } variable)
        {
            Variables.Add(variable.Groups[1].Value, BicepValue.Parse(statement[variable.Length..]));
        }
        else if (ResourceHead().Match(statement) is { Success: true } resource)
        {
            var body = BicepValue.Parse(statement[resource.Length..]);
            Resources.Add(new(resource.Groups[1].Value, resource.Groups[2].Value, resource.Groups[3].Value, resource.Groups[4].Success, body));
        }
        else if (ModuleHead().Match(statement) is { Success: true } module)
        {
            var rest = statement[module.Length..];
            var conditional = rest.TrimStart().StartsWith("if ", StringComparison.Ordinal);
            Modules.Add(new(module.Groups[1].Value, module.Groups[2].Value, conditional, BicepValue.Parse(rest)));
        }
        else if (OutputHead().Match(statement) is { Success: true } output)
        {
            Outputs.Add(new(output.Groups[1].Value, output.Groups[2].Value, BicepValue.Parse(statement[output.Length..])));
        }
        else if (!OtherHead().IsMatch(statement))
        {
            throw new FormatException($"{Path}: not understood: {statement}");
        }
    }

    [GeneratedRegex(@"^param (\w+) ")]
    private static partial Regex ParameterHead();

    [GeneratedRegex(@"^var (\w+) = ")]
    private static partial Regex VariableHead();

    [GeneratedRegex(@"^resource (\w+) '([^@']+)@([^']+)'( existing)? = ")]
    private static partial Regex ResourceHead();

    [GeneratedRegex(@"^module (\w+) '([^']+)' = ")]
    private static partial Regex ModuleHead();

    [GeneratedRegex(@"^output (\w+) (\S+) = ")]
    private static partial Regex OutputHead();

    [GeneratedRegex(@"^(@|targetScope = |type )")]
    private static partial Regex OtherHead();
}
