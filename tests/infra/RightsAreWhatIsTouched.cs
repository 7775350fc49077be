using Azure.Storage.Blobs;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Notifications;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Tests.Infra;

/// <summary>Each app's identity may do what its functions do, derived from the compiled application, and no more on the bus.</summary>
public sealed class RightsAreWhatIsTouched
{
    private const string Apps = "infra/apps.json";
    private const string App = "infra/modules/app.bicep";

    [Fact]
    public void Each_app_may_do_what_its_functions_do() => Holds.On(Differences);

    [Theory]
    [InlineData("\"listensToQueues\": [\"field-results\", ", "\"listensToQueues\": [", "intake listens to field-results without the right")]
    [InlineData("\"security-events\", \"service-requests\"],\n    \"listensToSubscriptions\"", "\"security-events\", \"service-requests\", \"other\"],\n    \"listensToSubscriptions\"", "other")]
    [InlineData("\"sendsToTopics\": [\"account-events\"]", "\"sendsToTopics\": []", "account-events")]
    [InlineData("\"sendsToQueues\": [\"outage-reports\", \"payments\", \"service-requests\"]", "\"sendsToQueues\": []", "publishes to queues")]
    [InlineData("\"keepsDocuments\": true", "\"keepsDocuments\": false", "letters")]
    [InlineData("\"readsSecrets\": true", "\"readsSecrets\": false", "staff sends messages")]
    [InlineData("\"readsSecrets\": false", "\"readsSecrets\": true", "intake sends no messages")]
    public void A_right_missing_or_to_spare_is_found(string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, Apps, was, becomes);

    [Fact]
    public void The_rights_listed_become_role_assignments() => Holds.On(Ungranted);

    [Theory]
    [InlineData(App, "ownerOfQueues: listensToQueues", "ownerOfQueues: []", "ownerOfQueues")]
    [InlineData(App, "    hostAccess\n", "", "hostAccess")]
    [InlineData(App, "principalId: identity.outputs.principalId", "principalId: ''", "not for the app's identity")]
    [InlineData("infra/main.bicep", "sendsToTopics: app.sendsToTopics", "sendsToTopics: []", "sendsToTopics")]
    [InlineData("infra/main.bicep", "senderToQueues: map(any(loadJsonContent('../local-dev/servicebus.json')).UserConfig.Namespaces[0].Queues", "senderToQueues: map([{ Name: 'payments' }]", "partners")]
    [InlineData("infra/modules/host-access.bicep", "    scope: storage\n", "", "has no scope")]
    [InlineData("infra/modules/service-bus-access.bicep", "090c5cfd-751d-490a-894a-3ce6f1109419", "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0", "Azure Service Bus Data Owner")]
    [InlineData("infra/modules/cosmos-access.bicep", "scope: '${account.id}/dbs/${databaseName}'", "scope: account.id", "scope")]
    [InlineData("infra/modules/shared-access.bicep", "roleDefinitionId: secretsUser", "roleDefinitionId: blobContributor", "Key Vault Secrets User")]
    public void A_right_listed_and_not_granted_is_found(string file, string was, string becomes, string problem) =>
        Holds.SpeaksOf(problem, Ungranted, file, was, becomes);

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        foreach (var app in infra.Apps)
        {
            var functions = ApplicationFunction.All.Where(function => app.Functions.Contains(function.Name)).ToArray();
            var queues = functions.Where(function => function.Trigger == TriggerKind.Queue).Select(function => function.Entity!).ToHashSet();
            var subscriptions = functions.Where(function => function.Trigger == TriggerKind.Subscription).Select(function => function.Entity!).ToHashSet();
            foreach (var entity in queues.Except(app.ListensToQueues).Concat(subscriptions.Except(app.ListensToSubscriptions)))
                yield return $"{app.Name} listens to {entity} without the right";
            foreach (var entity in app.ListensToQueues.Except(queues).Concat(app.ListensToSubscriptions.Except(subscriptions)))
                yield return $"{app.Name} has the right to {entity} and does not listen to it";

            bool Uses(Type type) => functions.Any(function => function.DependsOn.Contains(type));
            if (Uses(typeof(OutboxPublisher)) != app.SendsToTopics.Contains(OutboxPublisher.Topic))
                yield return $"{app.Name}: publishing events and the right to send to {OutboxPublisher.Topic} differ";
            if (Uses(typeof(MessagePublisher)) != app.SendsToQueues.Length > 0) yield return $"{app.Name}: whether it publishes to queues and the right to differ";
            if (Uses(typeof(BlobServiceClient)) != app.KeepsDocuments) yield return $"{app.Name}: keeping letters and other documents and the right to differ";
            if (Uses(typeof(INotifications)) && !app.ReadsSecrets) yield return $"{app.Name} sends messages without the right to the Teams workflow's address";
            if (!Uses(typeof(INotifications)) && app.ReadsSecrets) yield return $"{app.Name} sends no messages and has the right to the vault";
        }
    }

    private static IEnumerable<string> Ungranted(InfraFiles infra)
    {
        var app = infra.Module("app");
        (string Module, string Parameter, string Given)[] grants =
        [
            ("serviceBusAccess", "ownerOfQueues", "listensToQueues"), ("serviceBusAccess", "ownerOfSubscriptions", "listensToSubscriptions"),
            ("serviceBusAccess", "senderToQueues", "sendsToQueues"), ("serviceBusAccess", "senderToTopics", "sendsToTopics"),
            ("sharedAccess", "keepsDocuments", "keepsDocuments"), ("sharedAccess", "readsSecrets", "readsSecrets"),
            ("hostAccess", "storageName", "hostStorage.outputs.name"), ("cosmosAccess", "databaseName", "cosmosDatabaseName"),
            ("durableAccess", "schedulerName", "durableSchedulerName"),
        ];
        foreach (var (module, parameter, given) in grants)
        {
            var call = app.Modules.SingleOrDefault(declared => declared.Symbol == module)?.Parameters;
            if (call?.GetValueOrDefault(parameter)?.Text != given) yield return $"{app.Path}: {module} does not get {parameter} from {given}";
            if (call?.GetValueOrDefault("principalId")?.Text != "identity.outputs.principalId") yield return $"{app.Path}: {module} is not for the app's identity";
        }
        var waits = app.Modules.Single(module => module.Symbol == "site").Body["dependsOn"]!.Items.Select(item => item.Text).ToHashSet();
        foreach (var module in grants.Select(grant => grant.Module).Distinct().Where(module => !waits.Contains(module))) yield return $"{app.Path}: the site does not wait for {module}";

        var apps = infra.Main.Modules.Single(module => module.Symbol == "functionApps").Parameters;
        string[] listed = ["listensToQueues", "listensToSubscriptions", "sendsToQueues", "sendsToTopics", "keepsDocuments", "readsSecrets"];
        foreach (var name in listed.Where(name => apps[name].Text != $"app.{name}")) yield return $"{infra.Main.Path}: {name} is not that of apps.json";
        var partners = infra.Main.Modules.Single(module => module.Symbol == "partnerAccess").Parameters["senderToQueues"].Text;
        if (!partners.Contains("loadJsonContent('../local-dev/servicebus.json')).UserConfig.Namespaces[0].Queues,", StringComparison.Ordinal))
            yield return $"{infra.Main.Path}: partners may not send to every queue of servicebus.json";
        foreach (var problem in Roles.Ungranted(infra)) yield return problem;
    }
}
