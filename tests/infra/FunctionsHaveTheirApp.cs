using System.Text.RegularExpressions;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Every function of the compiled application is switched on in the app its trigger belongs to, and off in the others.</summary>
public sealed partial class FunctionsHaveTheirApp
{
    /// <summary>Answers in every app, so that each can be asked.</summary>
    private const string InEveryApp = "GetHealth";

    /// <summary>The only function that may read what banks send has an app, and with it an identity, of its own.</summary>
    private const string ReadsBankFiles = "ReadBankFiles";

    [CompiledFact]
    public void Every_function_runs_in_the_app_of_its_trigger() => Holds.On(Misplaced);

    [CompiledTheory]
    [InlineData("intake", "properties/AzureWebJobs.TakePayments.Disabled", "\"true\"", "TakePayments runs in no app")]
    [InlineData("staff", "properties/AzureWebJobs.PublishOutbox.Disabled", null, "PublishOutbox runs in orchestrations, staff")]
    [InlineData("staff", "properties/AzureWebJobs.GetPayments.Disabled", "\"true\"", "GetPayments does not exist")]
    public void A_function_lost_or_misplaced_is_found(string app, string path, string? json, string problem) =>
        Holds.SpeaksOfDeployed(problem, Misplaced, $"sites/config func-utility-{app} appsettings", path, json);

    [CompiledFact]
    public void Instances_are_kept_ready_for_functions_of_that_app() => Holds.On(ReadyForNobody);

    [CompiledFact]
    public void Instances_kept_ready_for_nobody_are_found() =>
        Holds.SpeaksOfDeployed("TakePayment ", ReadyForNobody, "Microsoft.Web/sites intake", "properties/functionAppConfig/scaleAndConcurrency/alwaysReady/1/name", "\"function:TakePayment\"");

    [CompiledFact]
    public void Azd_deploys_each_app() => Holds.On(Undeployed);

    [CompiledFact]
    public void An_app_azd_does_not_deploy_is_found() => Holds.SpeaksOf("staff", Undeployed, "azure.yaml", "  staff:", "  portal:");

    private static IEnumerable<string> Misplaced(InfraFiles infra)
    {
        var known = ApplicationFunction.All.Select(function => function.Name).ToHashSet();
        foreach (var environment in infra.Environments)
        {
            foreach (var function in ApplicationFunction.All)
            {
                var homes = environment.Apps.Where(app => !app.Disabled.Contains(function.Name)).Select(app => app.Name).ToArray();
                var expected = function.Name == InEveryApp ? environment.Apps.Select(app => app.Name).ToArray() : [HomeOf(function)];
                if (homes.Length == 0) yield return $"{environment.Environment}: {function.Name} runs in no app";
                else if (!homes.SequenceEqual(expected)) yield return $"{environment.Environment}: {function.Name} runs in {string.Join(", ", homes)}, not in {string.Join(", ", expected)}";
            }
            foreach (var name in environment.Apps.SelectMany(app => app.Disabled).Distinct().Where(name => !known.Contains(name))) yield return $"{environment.Environment}: {name} does not exist";
        }
    }

    private static string HomeOf(ApplicationFunction function) => function switch
    {
        { Name: ReadsBankFiles } => "bank",
        { Trigger: TriggerKind.Queue } => "intake",
        { Trigger: TriggerKind.Http } => "staff",
        _ => "orchestrations",
    };

    private static IEnumerable<string> ReadyForNobody(InfraFiles infra) =>
        from environment in infra.Environments
        from app in environment.Apps
        from ready in app.Site.Items("properties/functionAppConfig/scaleAndConcurrency/alwaysReady")
        let name = ready.GetProperty("name").GetString()!
        let function = name.StartsWith("function:", StringComparison.Ordinal) ? name["function:".Length..] : null
        where name is not ("http" or "durable") && (app.Disabled.Contains(function!) || ApplicationFunction.All.All(known => known.Name != function))
        select $"{environment.Environment}: instances of {app.Name} are kept ready for {name} which is not there";

    private static IEnumerable<string> Undeployed(InfraFiles infra)
    {
        var services = Service().Matches(infra["azure.yaml"].Split("services:")[1]).Select(match => match.Groups[1].Value);
        return infra.Production.Apps.Select(app => app.Name).Except(services).Select(name => $"azure.yaml does not deploy {name}");
    }

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex Service();
}
