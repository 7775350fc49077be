using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Built-in roles by the ids of "Azure built-in roles" and "Azure Cosmos DB data plane roles".</summary>
internal static class Roles
{
    public const string BusOwner = "Azure Service Bus Data Owner";
    public const string BusSender = "Azure Service Bus Data Sender";
    public const string BlobOwner = "Storage Blob Data Owner";
    public const string BlobReader = "Storage Blob Data Reader";
    public const string BlobContributor = "Storage Blob Data Contributor";
    public const string TableContributor = "Storage Table Data Contributor";
    public const string QueueContributor = "Storage Queue Data Contributor";
    public const string DurableContributor = "Durable Task Data Contributor";
    public const string SecretsUser = "Key Vault Secrets User";
    public const string MetricsPublisher = "Monitoring Metrics Publisher";
    public const string DocumentReader = "Cosmos DB Built-in Data Reader";
    public const string DocumentContributor = "Cosmos DB Built-in Data Contributor";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["090c5cfd-751d-490a-894a-3ce6f1109419"] = BusOwner,
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = BusSender,
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = BlobOwner,
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = BlobReader,
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = BlobContributor,
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = TableContributor,
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = QueueContributor,
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = DurableContributor,
        ["4633458b-17de-408a-b874-0445c86b69e6"] = SecretsUser,
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = MetricsPublisher,
        ["00000000-0000-0000-0000-000000000001"] = DocumentReader,
        ["00000000-0000-0000-0000-000000000002"] = DocumentContributor,
    };

    /// <summary>The role's name; its id where it is none of these.</summary>
    public static string NameOf(string roleDefinitionId) => roleDefinitionId.Split('/')[^1] is var id && Names.TryGetValue(id, out var name) ? name : id;
}

/// <summary>A role on a resource, or on what is below it.</summary>
/// <param name="Resource">The end of the resource's id, from its type's last part on, such as queues/payments.</param>
internal sealed record Right(string Role, string Resource)
{
    /// <summary>Rights by who has them: the name of an app's identity, else the principal's id.</summary>
    public static ILookup<string, Right> GrantedIn(Deployment environment) => environment.RoleAssignments.ToLookup(
        assignment => assignment.Principal,
        assignment => new Right(Roles.NameOf(assignment.Text("properties/roleDefinitionId")), assignment.Scope is { } scope ? string.Join('/', scope.Split('/')[^2..]) : "the whole resource group"));

    public override string ToString() => $"{Role} on {Resource}";
}
