using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Policy: in production nothing answers on a public address.</summary>
public sealed class ProductionIsPrivate
{
    /// <summary>Types that can answer publicly, and the properties that say whether they do.</summary>
    private static readonly Dictionary<string, string[]> Switches = new(StringComparer.Ordinal)
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
        "Microsoft.Insights/privateLinkScopes", "Microsoft.Network/networkSecurityGroups", "Microsoft.Network/virtualNetworks",
        "Microsoft.Network/privateDnsZones", "Microsoft.Network/privateEndpoints",
    ];

    [Fact]
    public void Nothing_in_production_answers_on_a_public_address() => Holds.On(PublicDoors);

    [Theory]
    [InlineData("infra/prod.bicepparam", "param publicNetworkAccess = 'Disabled'", "param publicNetworkAccess = 'Enabled'", "prod")]
    [InlineData("infra/prod.bicepparam", "param serviceBusSku = 'Premium'", "param serviceBusSku = 'Standard'", "Premium")]
    [InlineData("infra/modules/cosmos.bicep", "publicNetworkAccess: publicNetworkAccess", "publicNetworkAccess: 'Enabled'", "databaseAccounts")]
    [InlineData("infra/modules/function-app.bicep", "    publicNetworkAccess: publicNetworkAccess\n    virtualNetworkSubnetId", "    virtualNetworkSubnetId", "Microsoft.Web/sites")]
    [InlineData("infra/modules/key-vault.bicep", "targetId: vault.id", "targetId: ''", "no private endpoint")]
    [InlineData("infra/main.bicep", "    publicNetworkAccess: publicNetworkAccess\n    workspaceId", "    publicNetworkAccess: 'Enabled'\n    workspaceId", "main.bicep")]
    [InlineData("infra/modules/budget.bicep", "Microsoft.Consumption/budgets", "Microsoft.Cache/redis", "Microsoft.Cache/redis")]
    [InlineData("infra/modules/function-app.bicep", "virtualNetworkSubnetId: empty(appSubnetId) ? null : appSubnetId", "virtualNetworkSubnetId: null", "virtual network")]
    public void A_public_door_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, PublicDoors, file, was, becomes);

    private static IEnumerable<string> PublicDoors(InfraFiles infra)
    {
        var prod = infra.Environments.Single(environment => environment.Path == "infra/prod.bicepparam").Values;
        if (prod["publicNetworkAccess"].Literal != "Disabled") yield return "prod: publicNetworkAccess is not Disabled";
        if (prod["serviceBusSku"].Literal != "Premium") yield return "prod: only a Premium namespace can do without a public address";
        foreach (var problem in infra.Bicep.SelectMany(Resources).Concat(infra.Bicep.SelectMany(file => PassedOn(infra, file)))) yield return problem;
        if (infra.Module("function-app").Resources.Single(resource => resource.Symbol == "site").Body["properties/virtualNetworkSubnetId"]?.Text.Contains("appSubnetId", StringComparison.Ordinal) != true)
            yield return "the apps do not join the virtual network";
    }

    private static IEnumerable<string> Resources(BicepFile file)
    {
        foreach (var resource in file.Resources.Where(resource => !resource.Existing))
        {
            var type = string.Join('/', resource.Type.Split('/')[..2]);
            if (!Switches.TryGetValue(type, out var switches))
            {
                if (!WithoutPublicAddress.Contains(type)) yield return $"{file.Path}: whether {type} has a public address is not known here";
                continue;
            }
            if (type != resource.Type) continue;
            foreach (var name in switches.Where(name => resource.Object["properties/" + name]?.Text != "publicNetworkAccess"))
                yield return $"{file.Path}: {type} {resource.Symbol} does not take {name} from the environment";
            var isReached = file.Modules.Any(module => module.Parameters.TryGetValue("targetId", out var target) && target.Text == $"{resource.Symbol}.id")
                || file.Modules.Any(module => module.Path == "monitoring-private-link.bicep");
            if (!isReached) yield return $"{file.Path}: {type} {resource.Symbol} has no private endpoint";
        }
    }

    private static IEnumerable<string> PassedOn(InfraFiles infra, BicepFile file) =>
        from module in file.Modules
        from name in new[] { "publicNetworkAccess", "endpointSubnetId", "appSubnetId" }
        where module.Parameters.TryGetValue(name, out var given) && given.Text != name && !given.Text.StartsWith("isPrivate ? network!.outputs.", StringComparison.Ordinal)
        select $"{file.Path}: module {module.Symbol} gets its own {name}: {infra.Main.Path} decides";
}
