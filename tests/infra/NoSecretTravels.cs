using System.Text.RegularExpressions;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>No secret, key or connection string in a parameter, an output or a file; every service refuses keys.</summary>
public sealed partial class NoSecretTravels
{
    private const string Compiled = "compiled/main.json";
    private const string Webhook = "Notifications__teamsWebhook";

    /// <summary>Types that could be signed in to with a key, and the property that forbids it.</summary>
    private static readonly Dictionary<string, (string Property, string Value)> KeyDoors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.ServiceBus/namespaces"] = ("properties/disableLocalAuth", "true"),
        ["Microsoft.DocumentDB/databaseAccounts"] = ("properties/disableLocalAuth", "true"),
        ["Microsoft.Storage/storageAccounts"] = ("properties/allowSharedKeyAccess", "false"),
        ["Microsoft.KeyVault/vaults"] = ("properties/enableRbacAuthorization", "true"),
        ["Microsoft.Insights/components"] = ("properties/DisableLocalAuth", "true"),
        ["Microsoft.OperationalInsights/workspaces"] = ("properties/features/disableLocalAuth", "true"),
        ["Microsoft.Web/sites/basicPublishingCredentialsPolicies"] = ("properties/allow", "false"),
    };

    [CompiledFact]
    public void No_parameter_or_output_carries_a_secret() => Holds.On(Carriers);

    [CompiledTheory]
    [InlineData(Compiled, "\"parameters\":{\"actionGroupName\":", "\"parameters\":{\"smtpPassword\":{\"type\":\"string\"},\"actionGroupName\":", "smtpPassword")]
    [InlineData(Compiled, "\"outputs\":{\"siteName\":", "\"outputs\":{\"connectionString\":{\"type\":\"string\",\"value\":\"x\"},\"siteName\":", "connectionString")]
    [InlineData(Compiled, "\"value\":\"[parameters('applicationInsightsName')]\"}", "\"value\":\"[reference('x').ConnectionString]\"}", "ConnectionString")]
    [InlineData(Compiled, "\"value\":\"[parameters('applicationInsightsName')]\"}", "\"value\":\"[listKeys('x').keys[0].value]\"}", "listKeys")]
    [InlineData("infra/prod.bicepparam", "'https://identity.invalid/'", "'AccountKey=abc'", "AccountKey=")]
    public void A_secret_on_its_way_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Carriers, file, was, becomes);

    [CompiledFact]
    public void Every_service_refuses_keys() => Holds.On(OpenKeyDoors);

    [CompiledTheory]
    [InlineData("DocumentDB/databaseAccounts cosmos", "properties/disableLocalAuth", "false")]
    [InlineData("Storage/storageAccounts stdoc", "properties/allowSharedKeyAccess", null)]
    [InlineData("basicPublishingCredentialsPolicies staff ftp", "properties/allow", "true")]
    public void A_service_that_takes_keys_is_found(string which, string path, string? json) => Holds.SpeaksOfDeployed(path, OpenKeyDoors, which, path, json);

    [CompiledFact]
    public void The_Teams_workflows_address_stays_in_the_vault() => Holds.On(Unkept);

    [CompiledFact]
    public void Also_where_messages_go_to_Teams()
    {
        Holds.On(InfraFiles.Otherwise, Unkept);
        Assert.Equal(["orchestrations", "staff"], InfraFiles.Otherwise.Production.Apps.Where(app => app.Settings[Webhook].Length > 0).Select(app => app.Name).Order());
    }

    [CompiledTheory]
    [InlineData("sites/config staff appsettings", "properties/Notifications__teamsWebhook", "\"https://workflow.example.org/invoke\"", "no reference")]
    [InlineData("sites/config intake appsettings", "properties/Accounts__numberKey", "\"a key that everybody reads in the settings\"", "no reference")]
    [InlineData("roleAssignments id-utility-staff /vaults/", "", null, "may not read")]
    [InlineData("Microsoft.Web/sites staff", "properties/keyVaultReferenceIdentity", "\"/other\"", "identity")]
    public void A_workflows_address_on_its_way_is_found(string which, string path, string? json, string problem) =>
        Holds.SpeaksOf(problem, Unkept, InfraFiles.Otherwise.BrokenInProduction(which, path, json));

    [CompiledFact]
    public void Runbooks_that_do_not_say_how_to_set_it_are_found() => Holds.SpeaksOf("runbooks", Unkept, "infra/runbooks.md", "--name teams-webhook", "--name webhook");

    /// <summary>In place of the key that numbers accounts, in an app that opens none.</summary>
    private const string NoKey = "this app opens no accounts and has no key";

    private static readonly (string Setting, string Secret)[] Secrets = [(Webhook, "teams-webhook"), ("Accounts__numberKey", "account-number-key")];

    private static IEnumerable<string> Unkept(InfraFiles infra)
    {
        foreach (var environment in infra.Environments)
        {
            var vault = environment.OfType("Microsoft.KeyVault/vaults").Single().Name;
            var readers = environment.RoleAssignments.Where(role => Roles.NameOf(role.Text("properties/roleDefinitionId")) == Roles.SecretsUser).Select(role => role.Principal).ToHashSet();
            foreach (var app in environment.Apps)
            {
                foreach (var (setting, secret) in Secrets.Where(kept => app.Settings[kept.Setting] is { Length: > 0 } and not NoKey and var set && set != $"@Microsoft.KeyVault(VaultName={vault};SecretName={kept.Secret})"))
                    yield return $"{environment.Environment}: {app.Name}'s {setting} is no reference to the vault's secret {secret}";
                if (!readers.Contains(app.Identity) && Secrets.Any(kept => app.Settings[kept.Setting] is { Length: > 0 } and not NoKey)) yield return $"{environment.Environment}: {app.Name} may not read the vault and is given a reference to it";
                if (app.Site.Text("properties/keyVaultReferenceIdentity").Split('/')[^1] != app.Identity) yield return $"{environment.Environment}: {app.Name} does not read references with its identity";
            }
        }
        foreach (var (_, secret) in Secrets.Where(kept => !infra["infra/runbooks.md"].Contains($"--name {kept.Secret}", StringComparison.Ordinal)))
            yield return $"infra/runbooks.md does not say how the secret {secret} is set";
    }

    private static IEnumerable<string> Carriers(InfraFiles infra)
    {
        foreach (var template in infra.Main.WithModules())
        {
            foreach (var parameter in template.Parameters.Where(parameter => parameter.Type != "bool" && SecretName().IsMatch(parameter.Name)))
                yield return $"{template.Path}: parameter {parameter.Name}";
            foreach (var output in template.Outputs.Where(output => SecretName().IsMatch(output.Name) || SecretValue().IsMatch(output.Value)))
                yield return $"{template.Path}: output {output.Name} = {output.Value}";
        }
        string[] places = ["infra/", "compiled/"];
        foreach (var (path, text) in infra.Texts.Where(file => places.Any(place => file.Key.StartsWith(place, StringComparison.Ordinal)) && !file.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match key in KeyText().Matches(text)) yield return $"{path}: {key.Value}";
        }
    }

    private static IEnumerable<string> OpenKeyDoors(InfraFiles infra) =>
        from environment in infra.Environments
        from resource in environment.Resources
        where KeyDoors.ContainsKey(resource.Type)
        let door = KeyDoors[resource.Type]
        where !string.Equals(resource.Text(door.Property), door.Value, StringComparison.OrdinalIgnoreCase)
        select $"{environment.Environment}: {resource.Name} does not have {door.Property} {door.Value}";

    [GeneratedRegex("password|pwd|secret|connection_?string|(access|account|primary|secondary|shared|instrumentation)_?key|token|credential", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\blist\w*\(|ConnectionString|InstrumentationKey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();

    [GeneratedRegex(@"AccountKey=|SharedAccessKey=|\blist(Keys|Secrets|Credentials|ConnectionStrings|AccountSas|ServiceSas)\(|-----BEGIN|sig=[A-Za-z0-9%]{20,}")]
    private static partial Regex KeyText();
}
