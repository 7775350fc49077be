using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Notifications;
using Serverless.Orchestrations.Outbox;
using Serverless.Tests.Infra.Bicep;
using Serverless.Tests.Infra.Reach;

namespace Serverless.Tests.Infra;

/// <summary>Each app's identity may do what its functions do, derived from the compiled application, and nothing else.</summary>
public sealed class RightsAreWhatIsTouched
{
    private const string Reader = "\"/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1\"";
    private const string StaffOnAccounts = "sqlRoleAssignments id-utility-staff 'accounts'";

    /// <summary>The modules that assign rights: a site starts after them, so that the host's first start finds every door open.</summary>
    private static readonly string[] Before = ["hostAccess", "serviceBusAccess", "cosmosAccess", "durableAccess", "sharedAccess"];

    [CompiledFact]
    public void Each_app_may_do_what_its_functions_do_and_nothing_else() => Holds.On(Differences);

    [CompiledFact]
    public void Also_with_partners_and_the_task_hub_in_storage() => Holds.On(InfraFiles.Otherwise, Differences);

    [CompiledTheory]
    [InlineData("roleAssignments id-utility-intake queues/field-results'", "", null, "intake lacks Azure Service Bus Data Owner on queues/field-results")]
    [InlineData("roleAssignments id-utility-intake queues/field-results'", "properties/roleDefinitionId", "\"/4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0\"", "intake has to spare 4f6d3b9b")]
    [InlineData("roleAssignments id-utility-orchestrations topics/account-events'", "", null, "orchestrations lacks Azure Service Bus Data Sender on topics/account-events")]
    [InlineData("roleAssignments id-utility-staff stdoc", "", null, "staff lacks Storage Blob Data Contributor on containers/outbox-mail")]
    [InlineData("roleAssignments id-utility-orchestrations containers/letters'", "properties/roleDefinitionId", Reader, "orchestrations lacks Storage Blob Data Contributor on containers/letters")]
    [InlineData("roleAssignments id-utility-bank containers/bank-files'", "", null, "bank lacks Storage Blob Data Reader on containers/bank-files")]
    [InlineData("roleAssignments id-utility-staff /vaults/", "", null, "staff lacks Key Vault Secrets User")]
    [InlineData("roleAssignments id-utility-intake queues/payments'", "properties/principalId", "\"someone\"", "intake lacks Azure Service Bus Data Owner on queues/payments")]
    [InlineData(StaffOnAccounts, "properties/scope", "\"/databaseAccounts/cosmos\"", "staff has to spare Cosmos DB Built-in Data Contributor on databaseAccounts/cosmos")]
    [InlineData(StaffOnAccounts, "properties/scope", "\"/cosmos/dbs/utility\"", "staff has to spare Cosmos DB Built-in Data Contributor on dbs/utility")]
    [InlineData(StaffOnAccounts, "properties/scope", "\"/utility/colls/premises\"", "staff has to spare Cosmos DB Built-in Data Contributor on colls/premises")]
    [InlineData(StaffOnAccounts, "", null, "staff lacks Cosmos DB Built-in Data Contributor on colls/accounts")]
    [InlineData("sqlRoleAssignments id-utility-staff 'outages'", "properties/roleDefinitionId", "\"/00000000-0000-0000-0000-000000000002\"", "staff has to spare Cosmos DB Built-in Data Contributor on colls/outages")]
    [InlineData("roleAssignments id-utility-intake /taskHubs/", "", null, "intake lacks Durable Task Data Contributor")]
    [InlineData("roleAssignments id-utility-intake b7e6dc6d", "id", "\"[resourceId('Microsoft.Authorization/roleAssignments', 'x')]\"", "resource group")]
    public void A_right_missing_or_to_spare_is_found(string which, string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, Differences, which, path, json);

    [CompiledTheory]
    [InlineData("roleAssignments id-utility-staff stdur 974c5e8b", "", null, "staff lacks Storage Queue Data Contributor")]
    public void A_right_on_a_hub_in_storage_missing_is_found(string which, string path, string? json, string problem) =>
        Holds.SpeaksOf(problem, Differences, InfraFiles.Otherwise.BrokenInProduction(which, path, json));

    [CompiledFact]
    public void An_app_starts_after_its_rights() => Assert.Equal(Before.Order(), Before.Intersect(DependenciesOfTheSite).Order());

    private static IReadOnlyList<string> DependenciesOfTheSite =>
        InfraFiles.AsCommitted.Main.WithModules().Single(template => template.Path == "main/functionApps").DependenciesOf("site");

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        foreach (var environment in infra.Environments)
        {
            var granted = Right.GrantedIn(environment);
            foreach (var app in environment.Apps)
            {
                var (needed, given) = (Needed(environment, app), granted[app.Identity].ToHashSet());
                foreach (var right in needed.Except(given)) yield return $"{environment.Environment}: {app.Name} lacks {right}";
                foreach (var right in given.Except(needed).Where(right => !IsPublishing(app, right))) yield return $"{environment.Environment}: {app.Name} has to spare {right}";
                if (Uses(app, typeof(MessagePublisher)) != given.Any(right => right.Role == Roles.BusSender && IsQueue(right))) yield return $"{environment.Environment}: {app.Name}: whether it publishes to queues and the right to differ";
            }
        }
    }

    private static HashSet<Right> Needed(Deployment environment, DeployedApp app)
    {
        var (hub, schedulers) = (app.Settings["TASKHUB_NAME"], environment.OfType("Microsoft.DurableTask/schedulers").Any());
        var host = $"storageAccounts/{app.Settings["AzureWebJobsStorage__accountName"]}";
        HashSet<Right> needed =
        [
            new(Roles.BlobOwner, host), new(Roles.TableContributor, host),
            new(Roles.MetricsPublisher, $"components/{environment.OfType("Microsoft.Insights/components").Single().Name}"),
            .. FunctionsOf(app).Where(function => function.Trigger == TriggerKind.Queue).Select(function => new Right(Roles.BusOwner, $"queues/{function.Entity}")),
            .. FunctionsOf(app).Where(function => function.Trigger == TriggerKind.Subscription).Select(function => new Right(Roles.BusOwner, $"subscriptions/{function.Entity!.Split('/')[1]}")),
        ];
        if (schedulers) needed.Add(new(Roles.DurableContributor, $"taskHubs/{hub}"));
        else needed.UnionWith(new[] { Roles.BlobOwner, Roles.TableContributor, Roles.QueueContributor }.Select(role => new Right(role, $"storageAccounts/{app.Settings["TaskHubStorage__accountName"]}")));
        if (Uses(app, typeof(OutboxPublisher))) needed.Add(new(Roles.BusSender, $"topics/{OutboxPublisher.Topic}"));
        var reached = ProductCode.ReachedFrom(FunctionsOf(app).Select(function => ProductCode.Functions[function.Name]).Concat(ProductCode.Surroundings));
        needed.UnionWith(StoreUse.OfDocuments(reached).Select(use => new Right(use.Writes ? Roles.DocumentContributor : Roles.DocumentReader, $"colls/{use.Container}")));
        needed.UnionWith(StoreUse.OfBlobs(reached).Select(use => new Right(use.Writes ? Roles.BlobContributor : Roles.BlobReader, $"containers/{use.Container}")));
        if (Uses(app, typeof(INotifications)) || Uses(app, typeof(RequestAccounts))) needed.Add(new(Roles.SecretsUser, $"vaults/{environment.OfType("Microsoft.KeyVault/vaults").Single().Name}"));
        return needed;
    }

    private static IEnumerable<ApplicationFunction> FunctionsOf(DeployedApp app) => ApplicationFunction.All.Where(function => !app.Disabled.Contains(function.Name));

    private static bool Uses(DeployedApp app, Type type) => FunctionsOf(app).Any(function => function.DependsOn.Contains(type));

    // Which queues a publisher sends to is only known when it runs.
    private static bool IsPublishing(DeployedApp app, Right right) => right.Role == Roles.BusSender && IsQueue(right) && Uses(app, typeof(MessagePublisher));

    private static bool IsQueue(Right right) => right.Resource.StartsWith("queues/", StringComparison.Ordinal);
}
