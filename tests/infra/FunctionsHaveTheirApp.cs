using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>infra/apps.json names every function of the compiled application, in the app its trigger belongs to.</summary>
public sealed partial class FunctionsHaveTheirApp
{
    /// <summary>Answers in every app, so that each can be asked.</summary>
    private const string InEveryApp = "GetHealth";

    [Fact]
    public void Every_function_runs_in_the_app_of_its_trigger() => Holds.On(Misplaced);

    [Theory]
    [InlineData("\"TakePayments\",\n", "\n", "TakePayments runs in no app")]
    [InlineData("\"PublishOutbox\",", "\"PublishOutbox\", \"ListOutages\",", "ListOutages")]
    [InlineData("\"GetPayment\",", "\"GetPayments\",", "GetPayments does not exist")]
    public void A_function_lost_or_misplaced_is_found(string was, string becomes, string problem) =>
        Holds.SpeaksOf(problem, Misplaced, "infra/apps.json", was, becomes);

    [Fact]
    public void Instances_are_kept_ready_for_functions_of_that_app() => Holds.On(ReadyForNobody);

    [Fact]
    public void Instances_kept_ready_for_nobody_are_found() =>
        Holds.SpeaksOf("TakePayment ", ReadyForNobody, "infra/prod.bicepparam", "function:TakePayments", "function:TakePayment");

    [Fact]
    public void Azd_deploys_each_app() => Holds.On(Undeployed);

    [Fact]
    public void An_app_azd_does_not_deploy_is_found() => Holds.SpeaksOf("staff", Undeployed, "azure.yaml", "  staff:", "  portal:");

    private static IEnumerable<string> Misplaced(InfraFiles infra)
    {
        foreach (var function in ApplicationFunction.All)
        {
            var homes = infra.Apps.Where(app => app.Functions.Contains(function.Name)).Select(app => app.Name).ToArray();
            var expected = function.Name == InEveryApp ? infra.Apps.Select(app => app.Name).ToArray() : [HomeOf(function.Trigger)];
            if (homes.Length == 0) yield return $"{function.Name} runs in no app";
            else if (!homes.SequenceEqual(expected)) yield return $"{function.Name} runs in {string.Join(", ", homes)}, not in {string.Join(", ", expected)}";
        }
        var known = ApplicationFunction.All.Select(function => function.Name).ToHashSet();
        foreach (var name in infra.Apps.SelectMany(app => app.Functions).Where(name => !known.Contains(name))) yield return $"{name} does not exist";
    }

    private static string HomeOf(TriggerKind trigger) => trigger switch
    {
        TriggerKind.Queue => "intake",
        TriggerKind.Http => "staff",
        _ => "orchestrations",
    };

    private static IEnumerable<string> ReadyForNobody(InfraFiles infra) =>
        from environment in infra.Environments
        from app in environment.Values["scale"].Properties
        from ready in app.Value["alwaysReady"]!.Items
        let name = ready["name"]!.Literal!
        let placed = infra.Apps.Single(placement => placement.Name == app.Key).Functions
        where name is not ("http" or "durable") && !(name.StartsWith("function:", StringComparison.Ordinal) && placed.Contains(name["function:".Length..]))
        select $"{environment.Path}: instances of {app.Key} are kept ready for {name} which is not there";

    private static IEnumerable<string> Undeployed(InfraFiles infra)
    {
        var services = Service().Matches(infra["azure.yaml"].Split("services:")[1]).Select(match => match.Groups[1].Value);
        return infra.Apps.Select(app => app.Name).Except(services).Select(name => $"azure.yaml does not deploy {name}");
    }

    [GeneratedRegex(@"^  (\w+):", RegexOptions.Multiline)]
    private static partial Regex Service();
}
