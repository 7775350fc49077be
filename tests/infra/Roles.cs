namespace Serverless.Tests.Infra;

/// <summary>Built-in roles by the ids of "Azure built-in roles" and "Azure Cosmos DB data plane roles", and the module that must assign each.</summary>
internal static class Roles
{
    private static readonly (string Module, string Variable, string Name, string Id)[] Expected =
    [
        ("service-bus-access", "dataOwner", "Azure Service Bus Data Owner", "090c5cfd-751d-490a-894a-3ce6f1109419"),
        ("service-bus-access", "dataSender", "Azure Service Bus Data Sender", "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"),
        ("host-access", "blobOwner", "Storage Blob Data Owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"),
        ("host-access", "tableContributor", "Storage Table Data Contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
        ("host-access", "queueContributor", "Storage Queue Data Contributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88"),
        ("scheduler-access", "dataContributor", "Durable Task Data Contributor", "0ad04412-c4d5-4796-b79c-f76d14c8d402"),
        ("shared-access", "blobContributor", "Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
        ("shared-access", "secretsUser", "Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6"),
        ("shared-access", "metricsPublisher", "Monitoring Metrics Publisher", "3913510d-42f4-4e42-8a64-420c390055eb"),
        ("cosmos-access", "dataContributor", "Cosmos DB Built-in Data Contributor", "00000000-0000-0000-0000-000000000002"),
    ];

    public static IEnumerable<string> Ungranted(InfraFiles infra)
    {
        foreach (var (module, variable, name, id) in Expected)
        {
            var file = infra.Module(module);
            if (file.Variables.GetValueOrDefault(variable)?.Text.Contains($"'{id}'", StringComparison.Ordinal) != true) yield return $"{file.Path}: {variable} is not {name} ({id})";
            var granted = file.Resources.Select(resource => resource.Object["properties/roleDefinitionId"]?.Text)
                .Any(text => text is not null && (text == variable || text == "role" || text.Contains($"${{{variable}}}", StringComparison.Ordinal)));
            if (!granted) yield return $"{file.Path}: {name} is assigned to nobody";
        }
        var cosmos = infra.Module("cosmos-access").Resources.Single(resource => resource.Symbol == "grant");
        if (cosmos.Body["properties/scope"]?.Text != "'${account.id}/dbs/${databaseName}'") yield return "cosmos-access: scope is wider than the database";
        var assignments = infra.Bicep.SelectMany(file => file.Resources.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").Select(resource => (file.Path, resource)));
        foreach (var (path, assignment) in assignments.Where(pair => pair.resource.Object["scope"] is null)) yield return $"{path}: {assignment.Symbol} has no scope: it would be the whole resource group";
    }
}
