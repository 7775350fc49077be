using System.Text.Json;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// Flex's scale controller learns the task hub from host.json as deployed, not from settings laid over it: so host.json names
/// the hub and the backend, by settings that every environment has.
/// </summary>
public sealed class TheTaskHubIsInTheFile
{
    private const string Host = "host.json";
    private const string Settings = "sites/config func-utility-orchestrations appsettings";
    private const string LaidOver = "AzureFunctionsJobHost__extensions__durableTask__storageProvider__";

    /// <summary>Keys of a storage provider, of whichever backend: one left in the file would still hold where the settings name another.</summary>
    private static readonly string[] ProviderKeys = ["type", "connectionName", "connectionStringName"];

    [CompiledFact]
    public void The_host_file_and_the_deployment_mean_one_task_hub() => Holds.On(Differences);

    [CompiledFact]
    public void A_hub_in_storage_can_be_meant_as_well() => Holds.On(InfraFiles.Otherwise, Differences);

    [CompiledTheory]
    [InlineData(Host, "%TASKHUB_NAME%", "customeroperations", "hubName")]
    [InlineData(Host, "%TASKHUB_NAME%", "%TASK_HUB%", "hubName")]
    [InlineData(Host, "azureManaged", "AzureStorage", "names AzureStorage")]
    [InlineData(Host, "\"connectionStringName\": \"DURABLE_TASK_SCHEDULER_CONNECTION_STRING\"", "\"connectionStringName\": \"SCHEDULER\"", "SCHEDULER")]
    [InlineData("functions/local.settings.template.json", "\"TASKHUB_NAME\"", "\"TASK_HUB\"", "local.settings.template.json")]
    public void A_difference_of_a_file_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, file, was, becomes);

    [CompiledTheory]
    [InlineData(Settings, "properties/TASKHUB_NAME", "\"other\"", "hubName")]
    [InlineData(Settings, "properties/DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "\"Endpoint=https://elsewhere\"", "another scheduler")]
    [InlineData("DurableTask/schedulers dts", "type", "\"Microsoft.DurableTask/others\"", "prod: its backend is AzureStorage")]
    public void A_difference_of_the_deployment_is_found(string which, string path, string json, string problem) => Holds.SpeaksOfDeployed(problem, Differences, which, path, json);

    [CompiledTheory]
    [InlineData(Settings, "properties/" + LaidOver + "connectionStringName", null, "connectionStringName")]
    [InlineData(Settings, "properties/TaskHubStorage__accountName", "\"other\"", "another account")]
    public void A_difference_of_a_hub_in_storage_is_found(string which, string path, string? json, string problem) =>
        Holds.SpeaksOf(problem, Differences, InfraFiles.Otherwise.BrokenInProduction(which, path, json));

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        using var host = JsonDocument.Parse(infra[Host]);
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");
        var provider = durable.GetProperty("storageProvider").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
        var hub = durable.GetProperty("hubName").GetString()!;
        var connection = provider["type"] == "AzureStorage" ? provider.GetValueOrDefault("connectionName", "AzureWebJobsStorage") : provider["connectionStringName"];
        if (!hub.StartsWith('%') || !hub.EndsWith('%')) yield return $"{Host}: hubName is not a setting that names the task hub";
        foreach (var environment in infra.Environments)
        {
            var scheduler = environment.OfType("Microsoft.DurableTask/schedulers").SingleOrDefault();
            var backend = scheduler is null ? "AzureStorage" : "azureManaged";
            if (backend != provider["type"]) yield return $"{environment.Environment}: its backend is {backend}, and {Host} names {provider["type"]}";
            var expected = environment.OfType("Microsoft.DurableTask/schedulers/taskHubs").SingleOrDefault()?.ShortName;
            foreach (var app in environment.Apps)
            {
                var name = app.Settings.GetValueOrDefault(hub.Trim('%'));
                if (name is null || (expected is not null && name != expected)) yield return $"{environment.Environment}: hubName of {Host} is no hub of {app.Name}";
                var problem = scheduler is null ? InStorage(environment, app, connection) : InScheduler(app, connection, scheduler);
                if (problem is not null) yield return $"{environment.Environment}: {app.Name} {problem}";
            }
        }

        using var template = JsonDocument.Parse(infra["functions/local.settings.template.json"]);
        foreach (var name in new[] { hub.Trim('%'), connection }.Where(name => !template.RootElement.GetProperty("Values").TryGetProperty(name, out _)))
            yield return $"local.settings.template.json lacks {name}";
    }

    private static string? InScheduler(DeployedApp app, string connection, DeployedResource scheduler)
    {
        if (!app.Settings.TryGetValue(connection, out var given)) return $"has no {connection}";
        return given.Contains($"{scheduler.Id}'", StringComparison.Ordinal) && given.Contains("Authentication=ManagedIdentity", StringComparison.Ordinal) ? null : "is told of another scheduler";
    }

    private static string? InStorage(Deployment environment, DeployedApp app, string connection)
    {
        var account = environment.OfType("Microsoft.Storage/storageAccounts").Single(account => account.Name.StartsWith("stdur", StringComparison.Ordinal)).Name;
        if (app.Settings.GetValueOrDefault($"{connection}__accountName") != account) return "is told of another account";
        return ProviderKeys.FirstOrDefault(key => !app.Settings.ContainsKey(LaidOver + key)) is { } left ? $"lays nothing over {left} of {Host}" : null;
    }
}
