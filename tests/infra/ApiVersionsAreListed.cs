using System.Text.RegularExpressions;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>infra/reference.md lists each resource type with the API version it is deployed by; one version a type.</summary>
public sealed partial class ApiVersionsAreListed
{
    /// <summary>Types for which no stable version exists that can do what is needed.</summary>
    private static readonly string[] PreviewOnly =
        ["microsoft.insights/diagnosticsettings", "microsoft.insights/privatelinkscopes", "microsoft.insights/privatelinkscopes/scopedresources"];

    [CompiledFact]
    public void The_table_is_what_is_deployed() => Holds.On(Differences);

    [CompiledTheory]
    [InlineData("compiled/main.json", "\"Microsoft.KeyVault/vaults\",\"apiVersion\":\"2026-02-01\"", "\"Microsoft.KeyVault/vaults\",\"apiVersion\":\"2024-11-01\"", "microsoft.keyvault/vaults")]
    [InlineData("compiled/main.json", "budgets\",\"apiVersion\":\"2024-08-01\"", "budgets\",\"apiVersion\":\"2024-10-01-preview\"", "stable")]
    [InlineData("infra/reference.md", "| Microsoft.Consumption/budgets |", "| Microsoft.Consumption/budget |", "microsoft.consumption/budget")]
    public void A_version_that_differs_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, file, was, becomes);

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        // The compiler writes some names of providers in a case of its own.
        var used = infra.Main.WithModules().SelectMany(template => template.Resources).Select(resource => (Type: resource.Type.ToLowerInvariant(), resource.Version)).ToHashSet();
        var listed = Row().Matches(infra["infra/reference.md"]).Select(row => (row.Groups[1].Value.ToLowerInvariant(), row.Groups[2].Value)).ToHashSet();
        return used.Except(listed).Select(missing => $"used, not listed: {missing}")
            .Concat(listed.Except(used).Select(left => $"listed, not used: {left}"))
            .Concat(used.Where(type => type.Version.EndsWith("preview", StringComparison.Ordinal) && !PreviewOnly.Contains(type.Type)).Select(type => $"not a stable version: {type}"));
    }

    [GeneratedRegex(@"^\| (Microsoft\.[\w/.]+) \| (\d{4}-\d\d-\d\d(?:-preview)?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
