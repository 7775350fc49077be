using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>No secret, key or connection string in a parameter, an output or a file; every service refuses keys.</summary>
public sealed partial class NoSecretTravels
{
    private const string App = "infra/modules/app.bicep";
    private const string FunctionApp = "infra/modules/function-app.bicep";

    /// <summary>Types that could be signed in to with a key, and the property that forbids it.</summary>
    private static readonly Dictionary<string, (string Property, string Value)> KeyDoors = new(StringComparer.Ordinal)
    {
        ["Microsoft.ServiceBus/namespaces"] = ("properties/disableLocalAuth", "true"),
        ["Microsoft.DocumentDB/databaseAccounts"] = ("properties/disableLocalAuth", "true"),
        ["Microsoft.Storage/storageAccounts"] = ("properties/allowSharedKeyAccess", "false"),
        ["Microsoft.KeyVault/vaults"] = ("properties/enableRbacAuthorization", "true"),
        ["Microsoft.Insights/components"] = ("properties/DisableLocalAuth", "true"),
        ["Microsoft.OperationalInsights/workspaces"] = ("properties/features/disableLocalAuth", "true"),
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = ("properties/allow", "false"),
    };

    [Fact]
    public void No_parameter_or_output_carries_a_secret() => Holds.On(Carriers);

    [Theory]
    [InlineData("infra/modules/budget.bicep", "param emails string[]", "param emails string[]\nparam smtpPassword string", "smtpPassword")]
    [InlineData("infra/modules/key-vault.bicep", "output name string = vault.name", "output connectionString string = vault.name", "connectionString")]
    [InlineData("infra/modules/storage.bicep", "output name string = storage.name", "output name string = storage.listKeys().keys[0].value", "listKeys")]
    [InlineData("infra/modules/monitoring.bicep", "= applicationInsights.name", "= applicationInsights.properties.ConnectionString", "ConnectionString")]
    [InlineData("infra/prod.bicepparam", "'https://identity.invalid/'", "'AccountKey=abc'", "AccountKey=")]
    public void A_secret_on_its_way_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Carriers, file, was, becomes);

    [Fact]
    public void Every_service_refuses_keys() => Holds.On(OpenKeyDoors);

    [Theory]
    [InlineData("infra/modules/cosmos.bicep", "disableLocalAuth: true", "disableLocalAuth: false")]
    [InlineData("infra/modules/storage.bicep", "    allowSharedKeyAccess: false\n", "")]
    [InlineData("infra/modules/function-app.bicep", "allow: false", "allow: true")]
    public void A_service_that_takes_keys_is_found(string file, string was, string becomes) => Holds.SpeaksOf(file, OpenKeyDoors, file, was, becomes);

    [Fact]
    public void The_Teams_workflows_address_stays_in_the_vault() => Holds.On(Unkept);

    [Theory]
    [InlineData(App, "'@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=teams-webhook)'", "'https://workflow.example.org/invoke'", "no reference")]
    [InlineData(App, "sendsToTeams && readsSecrets ?", "sendsToTeams ?", "may not read")]
    [InlineData(FunctionApp, "Notifications__teamsWebhook: teamsWebhook", "Notifications__teamsWebhook: mailEndpoint", "teamsWebhook")]
    [InlineData(FunctionApp, "keyVaultReferenceIdentity: identityId\n", "\n", "identity")]
    [InlineData("infra/README.md", "--name teams-webhook", "--name webhook", "README")]
    public void A_workflows_address_on_its_way_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Unkept, file, was, becomes);

    private static IEnumerable<string> Unkept(InfraFiles infra)
    {
        const string Reference = "'@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=teams-webhook)'";
        var given = infra.Module("app").Modules.Single(module => module.Symbol == "site").Parameters["teamsWebhook"].Text;
        if (!given.Contains($"? {Reference} :", StringComparison.Ordinal)) yield return $"{App}: teamsWebhook is no reference to the vault's secret";
        if (!given.StartsWith("sendsToTeams && readsSecrets ?", StringComparison.Ordinal)) yield return $"{App}: an app that may not read the vault is given a reference to it";
        var site = infra.Module("function-app");
        if (site.Variables["settings"]["Notifications__teamsWebhook"]?.Text != "teamsWebhook") yield return $"{FunctionApp}: Notifications__teamsWebhook is not teamsWebhook";
        if (site.Resources.Single(resource => resource.Symbol == "site").Body["properties/keyVaultReferenceIdentity"]?.Text != "identityId") yield return $"{FunctionApp}: references are not read with the app's identity";
        if (!infra["infra/README.md"].Contains("--name teams-webhook", StringComparison.Ordinal)) yield return "infra/README.md does not say how the secret teams-webhook is set";
    }

    private static IEnumerable<string> Carriers(InfraFiles infra)
    {
        foreach (var file in infra.Bicep)
        {
            foreach (var parameter in file.Parameters.Where(parameter => parameter.Type != "bool" && SecretName().IsMatch(parameter.Name)))
                yield return $"{file.Path}: parameter {parameter.Name}";
            foreach (var output in file.Outputs.Where(output => SecretName().IsMatch(output.Name) || SecretValue().IsMatch(output.Value.Text)))
                yield return $"{file.Path}: output {output.Name} = {output.Value.Text}";
        }
        foreach (var (path, text) in infra.Texts.Where(file => file.Key.StartsWith("infra/", StringComparison.Ordinal) && !file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match key in KeyText().Matches(text)) yield return $"{path}: {key.Value}";
        }
    }

    private static IEnumerable<string> OpenKeyDoors(InfraFiles infra) =>
        from file in infra.Bicep
        from resource in file.Resources
        where !resource.Existing && KeyDoors.ContainsKey(resource.Type)
        let door = KeyDoors[resource.Type]
        where resource.Object[door.Property]?.Text != door.Value
        select $"{file.Path}: {resource.Symbol} does not have {door.Property} {door.Value}";

    [GeneratedRegex("password|pwd|secret|connection_?string|(access|account|primary|secondary|shared|instrumentation)_?key|token|credential", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\blist\w*\(|ConnectionString|InstrumentationKey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();

    [GeneratedRegex(@"AccountKey=|SharedAccessKey=|\blist(Keys|Secrets|Credentials|ConnectionStrings|AccountSas|ServiceSas)\(|-----BEGIN|sig=[A-Za-z0-9%]{20,}")]
    private static partial Regex KeyText();
}
