using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Tests.Infra;

/// <summary>App settings in Bicep and in the local template are the keys of the settings classes, and nothing that nobody reads.</summary>
public sealed partial class SettingsAreWhatIsRead
{
    private const string FunctionApp = "infra/modules/function-app.bicep";
    private const string Template = "functions/local.settings.template.json";

    /// <summary>Read by the functions host, its extensions, Azure.Identity or Application Insights, not by the product.</summary>
    private static readonly string[] ReadByThePlatform =
    [
        "AZURE_CLIENT_ID", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ServiceBus__credential", "ServiceBus__clientId",
        "TASKHUB_NAME",
    ];

    private static readonly string[] ReadByThePlatformLocally =
    [
        "FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "ServiceBus", "Cosmos", "Blobs", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "TASKHUB_NAME",
        "AzureFunctionsJobHost__extensions__durableTask__hubName", "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
    ];

    [Fact]
    public void App_settings_in_Azure_are_the_settings_the_code_reads() => Holds.On(InAzure);

    [Theory]
    [InlineData("  Cosmos__database: cosmosDatabaseName\n", "", "Cosmos__database is read and not set")]
    [InlineData("Blobs__serviceUri:", "Blobs__serviceUrl:", "Blobs__serviceUrl is set and not read")]
    public void A_setting_that_differs_is_found(string was, string becomes, string problem) => Holds.SpeaksOf(problem, InAzure, FunctionApp, was, becomes);

    [Fact]
    public void The_local_template_has_the_settings_the_code_reads() => Holds.On(InTemplate);

    [Fact]
    public void A_setting_missing_in_the_template_is_found() => Holds.SpeaksOf("Cosmos__database is read and not set", InTemplate, Template, "Cosmos__database", "Cosmos__name");

    [Fact]
    public void Settings_named_in_trigger_attributes_are_settings_of_the_code()
    {
        var keys = Keys().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = from method in typeof(Functions.App).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                    from parameter in method.GetParameters()
                    from timer in parameter.GetCustomAttributes<TimerTriggerAttribute>()
                    from Match match in Percent().Matches(timer.Schedule)
                    select match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal);
        Assert.All(named, name => Assert.Contains(name, keys));
    }

    private static IEnumerable<string> InAzure(InfraFiles infra)
    {
        var set = infra.Module("function-app").Variables["settings"].Properties.Keys.Except(ReadByThePlatform);
        return Compare(FunctionApp, set);
    }

    private static IEnumerable<string> InTemplate(InfraFiles infra)
    {
        using var template = JsonDocument.Parse(infra[Template]);
        return Compare(Template, template.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name).Except(ReadByThePlatformLocally));
    }

    private static IEnumerable<string> Compare(string where, IEnumerable<string> set)
    {
        var read = Keys().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = set.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return read.Except(names, names.Comparer).Select(name => $"{where}: {name} is read and not set")
            .Concat(names.Except(read, read.Comparer).Select(name => $"{where}: {name} is set and not read"));
    }

    private static IEnumerable<string> Keys() => ApplicationFunction.Settings.SelectMany(settings => Keys(settings.Section, settings.Type));

    private static IEnumerable<string> Keys(string prefix, Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        let key = $"{prefix}__{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}"
        from leaf in property.PropertyType.Assembly == type.Assembly && property.PropertyType.IsClass ? Keys(key, property.PropertyType) : [key]
        select leaf;

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Percent();
}
