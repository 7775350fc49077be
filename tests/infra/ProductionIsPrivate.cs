using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Policy: in production nothing answers on a public address.</summary>
public sealed class ProductionIsPrivate
{
    private const string Disabled = "Disabled";
    private const string Monitoring = "Microsoft.Insights/privateLinkScopes";

    /// <summary>Types that can answer publicly, and the properties that say whether they do.</summary>
    private static readonly Dictionary<string, string[]> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.ServiceBus/namespaces"] = ["publicNetworkAccess"],
        ["Microsoft.DocumentDB/databaseAccounts"] = ["publicNetworkAccess"],
        ["Microsoft.DurableTask/schedulers"] = ["publicNetworkAccess"],
        ["Microsoft.Storage/storageAccounts"] = ["publicNetworkAccess"],
        ["Microsoft.KeyVault/vaults"] = ["publicNetworkAccess"],
        ["Microsoft.Web/sites"] = ["publicNetworkAccess"],
        ["Microsoft.Insights/components"] = ["publicNetworkAccessForIngestion", "publicNetworkAccessForQuery"],
        ["Microsoft.OperationalInsights/workspaces"] = ["publicNetworkAccessForIngestion", "publicNetworkAccessForQuery"],
    };

    private static readonly string[] WithoutPublicAddress =
    [
        "Microsoft.Resources/resourceGroups", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Authorization/roleAssignments",
        "Microsoft.Consumption/budgets", "Microsoft.Web/serverfarms", "Microsoft.Insights/actionGroups", "Microsoft.Insights/metricAlerts",
        "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/autoscaleSettings", "Microsoft.Insights/diagnosticSettings",
        Monitoring, "Microsoft.Network/networkSecurityGroups", "Microsoft.Network/virtualNetworks",
        "Microsoft.Network/privateDnsZones", "Microsoft.Network/privateEndpoints",
    ];

    [CompiledFact]
    public void Nothing_in_production_answers_on_a_public_address() => Holds.On(PublicDoors);

    [CompiledFact]
    public void Nor_with_the_task_hub_in_storage() => Holds.On(InfraFiles.Otherwise, PublicDoors);

    [CompiledTheory]
    [InlineData("DocumentDB/databaseAccounts cosmos", "properties/publicNetworkAccess", "\"Enabled\"", "databaseAccounts")]
    [InlineData("Microsoft.Web/sites staff", "properties/publicNetworkAccess", null, "Microsoft.Web/sites")]
    [InlineData("Insights/components appi", "properties/publicNetworkAccessForQuery", "\"Enabled\"", "publicNetworkAccessForQuery")]
    [InlineData("ServiceBus/namespaces sb-", "sku/name", "\"Standard\"", "Premium")]
    [InlineData("privateEndpoints pep-kv-", "properties/privateLinkServiceConnections/0/properties/privateLinkServiceId", "\"/nothing\"", "no private endpoint")]
    [InlineData("privateEndpoints pep-stdoc", "", null, "no private endpoint")]
    [InlineData("privateEndpoints pep-ampls", "", null, "no private endpoint")]
    [InlineData("scopedResources /logs", "", null, "workspaces log-utility-prod has no private endpoint")]
    [InlineData("privateEndpoints pep-kv-", "properties/subnet/id", "\"/elsewhere\"", "not in the network")]
    [InlineData("budgets budget", "type", "\"Microsoft.Cache/redis\"", "Microsoft.Cache/redis")]
    [InlineData("Microsoft.Web/sites intake", "properties/virtualNetworkSubnetId", "null", "virtual network")]
    public void A_public_door_is_found(string which, string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, PublicDoors, which, path, json);

    private static IEnumerable<string> PublicDoors(InfraFiles infra)
    {
        var production = infra.Production;
        var network = production.OfType("Microsoft.Network/virtualNetworks").Single().Id;
        var reached = Reached(production);
        foreach (var resource in production.Resources)
        {
            var type = string.Join('/', resource.Type.Split('/')[..2]);
            if (!Switches.TryGetValue(type, out var switches))
            {
                if (!WithoutPublicAddress.Contains(type, StringComparer.OrdinalIgnoreCase)) yield return $"whether {type} has a public address is not known here";
                continue;
            }
            if (!resource.Is(type)) continue;
            foreach (var name in switches.Where(name => resource.Text($"properties/{name}") != Disabled)) yield return $"{type} {resource.Name}: {name} is not Disabled";
            if (!reached.Contains(resource.Id)) yield return $"{type} {resource.Name} has no private endpoint";
        }
        if (production.OfType("Microsoft.ServiceBus/namespaces").Single().Text("sku/name") != "Premium") yield return "only a Premium namespace can do without a public address";
        foreach (var endpoint in production.OfType("Microsoft.Network/privateEndpoints").Where(endpoint => !endpoint.Text("properties/subnet/id").StartsWith(network, StringComparison.Ordinal)))
            yield return $"{endpoint.Name} is not in the network";
        foreach (var app in production.Apps.Where(app => !app.Site.Text("properties/virtualNetworkSubnetId").StartsWith(network, StringComparison.Ordinal)))
            yield return $"{app.Name} does not join the virtual network";
    }

    /// <summary>What private endpoints lead to; Azure Monitor's through its scope.</summary>
    private static HashSet<string> Reached(Deployment production)
    {
        var targets = production.OfType("Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint.Text("properties/privateLinkServiceConnections/0/properties/privateLinkServiceId")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (production.OfType(Monitoring).Any(scope => targets.Contains(scope.Id)))
            targets.UnionWith(production.OfType(Monitoring + "/scopedResources").Select(scoped => scoped.Text("properties/linkedResourceId")));
        return targets;
    }
}
