using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>All that one environment's parameter file would deploy.</summary>
internal sealed class Deployment
{
    // Broken copies share the environments that are not broken.
    private static readonly ConditionalWeakTable<string, Deployment> Parsed = [];

    private Deployment(string environment, string snapshot)
    {
        Environment = environment;
        Resources = [.. JsonDocument.Parse(snapshot).RootElement.GetProperty("predictedResources").EnumerateArray().Select(resource => new DeployedResource(resource))];
        Apps =
        [
            .. from site in OfType("Microsoft.Web/sites")
               let settings = OfType("Microsoft.Web/sites/config").Single(config => config.Name == $"{site.Name}/appsettings").Texts("properties")
               select new DeployedApp(site.Text("tags/azd-service-name"), site, settings),
        ];
    }

    public string Environment { get; }

    public IReadOnlyList<DeployedResource> Resources { get; }

    public IReadOnlyList<DeployedApp> Apps { get; }

    /// <summary>Role assignments of Azure and of Cosmos DB.</summary>
    public IEnumerable<DeployedResource> RoleAssignments =>
        OfType("Microsoft.Authorization/roleAssignments").Concat(OfType("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"));

    public static Deployment Parse(string environment, string snapshot) => Parsed.GetValue(snapshot, text => new Deployment(environment, text));

    public IEnumerable<DeployedResource> OfType(string type) => Resources.Where(resource => resource.Is(type));
}

/// <summary>A function app: the name azd deploys it by, its site, and its app settings.</summary>
internal sealed record DeployedApp(string Name, DeployedResource Site, IReadOnlyDictionary<string, string> Settings)
{
    private const string Prefix = "AzureWebJobs.";
    private const string Suffix = ".Disabled";

    /// <summary>Functions that are switched off.</summary>
    public IReadOnlySet<string> Disabled { get; } = Settings.Keys.Where(IsSwitch).Select(key => key[Prefix.Length..^Suffix.Length]).ToHashSet();

    /// <summary>Name of the managed identity it runs as.</summary>
    public string Identity => Site.Texts("identity/userAssignedIdentities").Keys.Single().Split('/')[^1];

    public static bool IsSwitch(string setting) =>
        setting.StartsWith(Prefix, StringComparison.Ordinal) && setting.EndsWith(Suffix, StringComparison.Ordinal);
}
