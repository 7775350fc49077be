using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>infra/README.md lists each resource type with the API version it is deployed by; one version a type.</summary>
public sealed partial class ApiVersionsAreListed
{
    /// <summary>Types for which no stable version exists that can do what is needed.</summary>
    private static readonly string[] PreviewOnly =
        ["Microsoft.Insights/diagnosticSettings", "Microsoft.Insights/privateLinkScopes", "Microsoft.Insights/privateLinkScopes/scopedResources"];

    [Fact]
    public void The_table_is_what_is_deployed() => Holds.On(Differences);

    [Theory]
    [InlineData("infra/modules/key-vault.bicep", "Microsoft.KeyVault/vaults@2026-02-01", "Microsoft.KeyVault/vaults@2024-11-01", "Microsoft.KeyVault/vaults")]
    [InlineData("infra/modules/budget.bicep", "budgets@2024-08-01", "budgets@2024-10-01-preview", "stable")]
    [InlineData("infra/README.md", "| Microsoft.Consumption/budgets |", "| Microsoft.Consumption/budget |", "Microsoft.Consumption/budget")]
    public void A_version_that_differs_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, file, was, becomes);

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        var used = infra.Bicep.SelectMany(file => file.Resources).Select(resource => (resource.Type, resource.Version)).ToHashSet();
        var listed = Row().Matches(infra["infra/README.md"]).Select(row => (row.Groups[1].Value, row.Groups[2].Value)).ToHashSet();
        return used.Except(listed).Select(missing => $"used, not listed: {missing}")
            .Concat(listed.Except(used).Select(left => $"listed, not used: {left}"))
            .Concat(used.Where(type => type.Version.EndsWith("preview", StringComparison.Ordinal) && !PreviewOnly.Contains(type.Type)).Select(type => $"not a stable version: {type}"));
    }

    [GeneratedRegex(@"^\| (Microsoft\.[\w/.]+) \| (\d{4}-\d\d-\d\d(?:-preview)?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
