using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>App settings as deployed and in the local template are the keys of the settings classes, and nothing that nobody reads.</summary>
public sealed partial class SettingsAreWhatIsRead
{
    private const string Template = "functions/local.settings.template.json";

    /// <summary>Read by the functions host, its extensions, Azure.Identity or Application Insights, not by the product.</summary>
    private static readonly string[] ReadByThePlatform =
    [
        "AZURE_CLIENT_ID", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG",
        "ServiceBus__credential", "ServiceBus__clientId", "TASKHUB_NAME", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
        "TaskHubStorage__accountName", "TaskHubStorage__credential", "TaskHubStorage__clientId",
    ];

    /// <summary>The simulated partners of a local run ask for a key; nothing in Azure has one.</summary>
    private static readonly string[] OnlyOnLocalRuns =
    [
        "Partners__identity__key", "Partners__fieldCrews__key", "Partners__creditBureau__key", "Partners__addressAuthority__key", "Partners__permitOffice__key",
        "Partners__weather__key", "Partners__payerAccounts__key",
    ];

    private const string LaidOverHostFile = "AzureFunctionsJobHost__";

    private static readonly string[] ReadByThePlatformLocally =
    [
        "FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "ServiceBus", "Cosmos", "Blobs", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "TASKHUB_NAME",
    ];

    [CompiledFact]
    public void App_settings_in_Azure_are_the_settings_the_code_reads() => Holds.On(InAzure);

    [CompiledFact]
    public void Also_with_the_task_hub_in_storage() => Holds.On(InfraFiles.Otherwise, InAzure);

    [CompiledTheory]
    [InlineData("intake", "properties/Cosmos__database", null, "Cosmos__database is read and not set")]
    [InlineData("staff", "properties/Blobs__serviceUrl", "\"x\"", "Blobs__serviceUrl is set and not read")]
    public void A_setting_that_differs_is_found(string app, string path, string? json, string problem) =>
        Holds.SpeaksOfDeployed(problem, InAzure, $"sites/config func-utility-{app} appsettings", path, json);

    [Fact]
    public void The_local_template_has_the_settings_the_code_reads() => Holds.On(InTemplate);

    [Fact]
    public void A_setting_missing_in_the_template_is_found() => Holds.SpeaksOf("Cosmos__database is read and not set", InTemplate, Template, "Cosmos__database", "Cosmos__name");

    [Fact]
    public void Settings_named_in_trigger_attributes_are_settings_of_the_code() => Assert.Empty(Unnamed(typeof(Functions.App).Assembly.GetTypes()));

    [Theory]
    [InlineData(typeof(OnATimerNobodySets), "Outbox__SweepTime")]
    [InlineData(typeof(OnABusNobodySets), "Bus")]
    public void A_trigger_that_names_a_setting_nobody_sets_is_found(Type broken, string problem) =>
        Assert.Contains(Unnamed([broken]), found => found.Contains(problem, StringComparison.Ordinal));

    private static class OnATimerNobodySets
    {
        public static void Run([TimerTrigger("%Outbox:SweepTime%")] TimerInfo timer) => _ = timer;
    }

    private static class OnABusNobodySets
    {
        public static void Run([ServiceBusTrigger("payments", Connection = "Bus")] string message) => _ = message;
    }

    /// <summary>A schedule names one key between percent signs; a connection names the section its keys stand in.</summary>
    private static IEnumerable<string> Unnamed(IEnumerable<Type> types)
    {
        var keys = Keys().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sections = ApplicationFunction.Settings.Select(settings => settings.Section).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in types.SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()))
        {
            var named = Percent().Matches(parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule ?? "").Select(match => match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal));
            foreach (var name in named.Where(name => !keys.Contains(name))) yield return $"{parameter.Member.DeclaringType}: {name} is no setting";
            if (parameter.GetCustomAttribute<ServiceBusTriggerAttribute>()?.Connection is { } section && !sections.Contains(section))
                yield return $"{parameter.Member.DeclaringType}: {section} is no section";
        }
    }

    private static IEnumerable<string> InAzure(InfraFiles infra) =>
        from environment in infra.Environments
        from app in environment.Apps
        let set = app.Settings.Keys.Except(ReadByThePlatform).Where(key => !DeployedApp.IsSwitch(key) && !key.StartsWith(LaidOverHostFile, StringComparison.Ordinal))
        from problem in Compare($"{app.Name} in {environment.Environment}", set)
        select problem;

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

    private static IEnumerable<string> Keys() => ApplicationFunction.Settings.SelectMany(settings => Keys(settings.Section, settings.Type)).Except(OnlyOnLocalRuns);

    private static IEnumerable<string> Keys(string prefix, Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        let key = $"{prefix}__{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}"
        from leaf in property.PropertyType.Assembly == type.Assembly && property.PropertyType.IsClass ? Keys(key, property.PropertyType) : [key]
        select leaf;

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Percent();
}
