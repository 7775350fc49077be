using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>
/// Flex's scale controller learns the task hub from host.json as deployed, not from settings laid over it: so host.json names
/// the hub and the backend, by settings that every environment has.
/// </summary>
public sealed partial class TheTaskHubIsInTheFile
{
    private const string Host = "host.json";
    private const string FunctionApp = "infra/modules/function-app.bicep";

    /// <summary>What host.json calls the backend that a parameter file calls so.</summary>
    private static readonly Dictionary<string, string> Backends = new(StringComparer.Ordinal) { ["DurableTaskScheduler"] = "azureManaged", ["AzureStorage"] = "AzureStorage" };

    [Fact]
    public void The_host_file_and_the_deployment_mean_one_task_hub() => Holds.On(Differences);

    [Theory]
    [InlineData(Host, "%TASKHUB_NAME%", "customeroperations", "hubName")]
    [InlineData(Host, "%TASKHUB_NAME%", "%TASK_HUB%", "hubName")]
    [InlineData(Host, "azureManaged", "AzureStorage", "backend")]
    [InlineData(Host, "\"connectionStringName\": \"DURABLE_TASK_SCHEDULER_CONNECTION_STRING\"", "\"connectionStringName\": \"SCHEDULER\"", "SCHEDULER")]
    [InlineData("infra/prod.bicepparam", "param durableBackend = 'DurableTaskScheduler'", "param durableBackend = 'AzureStorage'", "prod")]
    [InlineData("infra/main.bicep", "param durableBackend string = 'DurableTaskScheduler'", "param durableBackend string = 'AzureStorage'", "dev")]
    [InlineData(FunctionApp, "TASKHUB_NAME: taskHubName", "TASKHUB_NAME: 'other'", "hubName")]
    [InlineData(FunctionApp, "'${storageProvider}__connectionStringName': 'TaskHubStorage'\n", "", "connectionStringName")]
    [InlineData("functions/local.settings.template.json", "\"TASKHUB_NAME\"", "\"TASK_HUB\"", "local.settings.template.json")]
    public void A_difference_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, file, was, becomes);

    [Fact]
    public void A_hub_in_storage_can_be_meant_as_well()
    {
        var inStorage = InfraFiles.AsCommitted
            .Broken(Host, "{ \"type\": \"azureManaged\", \"connectionStringName\": \"DURABLE_TASK_SCHEDULER_CONNECTION_STRING\" }", "{ \"type\": \"AzureStorage\", \"connectionName\": \"TaskHubStorage\" }")
            .Broken("infra/main.bicep", "param durableBackend string = 'DurableTaskScheduler'", "param durableBackend string = 'AzureStorage'")
            .Broken("infra/prod.bicepparam", "param durableBackend = 'DurableTaskScheduler'", "param durableBackend = 'AzureStorage'")
            .Broken("functions/local.settings.template.json", "\"DURABLE_TASK_SCHEDULER_CONNECTION_STRING\"", "\"TaskHubStorage\"");
        Assert.Empty(Differences(inStorage));
    }

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        using var host = JsonDocument.Parse(infra[Host]);
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");
        var provider = durable.GetProperty("storageProvider").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
        var hub = durable.GetProperty("hubName").GetString()!.Trim('%');
        var app = infra.Module("function-app");
        if (app.Variables["settings"][hub]?.Text != "taskHubName") yield return $"{Host}: hubName is not a setting that names the task hub";

        var (connection, settings, declaration) = provider["type"] == "AzureStorage"
            ? (provider.GetValueOrDefault("connectionName", "AzureWebJobsStorage"), "taskHubStorageSettings", "__accountName: ")
            : (provider["connectionStringName"], "schedulerSettings", ": 'Endpoint=");
        if (!app.Variables[settings].Text.Contains(connection + declaration, StringComparison.Ordinal)) yield return $"{Host}: {connection} is not set with that backend";
        foreach (var key in provider.Keys.Where(key => !app.Variables["taskHubStorageSettings"].Text.Contains($"'${{storageProvider}}__{key}'", StringComparison.Ordinal)))
            yield return $"{FunctionApp}: {key} of {Host} would still hold with the task hub in storage";

        var otherwise = Default().Match(infra.Main.Text).Groups[1].Value;
        foreach (var environment in infra.Environments)
        {
            var backend = environment.Values.TryGetValue("durableBackend", out var given) ? given.Literal! : otherwise;
            if (Backends[backend] != provider["type"]) yield return $"{environment.Path}: its backend is {backend}, and {Host} names {provider["type"]}";
        }

        using var template = JsonDocument.Parse(infra["functions/local.settings.template.json"]);
        foreach (var name in new[] { hub, connection }.Where(name => !template.RootElement.GetProperty("Values").TryGetProperty(name, out _)))
            yield return $"local.settings.template.json lacks {name}";
    }

    [GeneratedRegex(@"^param durableBackend string = '(\w+)'", RegexOptions.Multiline)]
    private static partial Regex Default();
}
