using System.Text.RegularExpressions;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Notifications;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Containers and partition keys of Cosmos DB, in Azure and for the emulator, are those of <see cref="UtilityDatabase"/>.</summary>
public sealed partial class ContainersAreTheCodes
{
    private const string Containers = "sqlDatabases/containers ";
    private const string Paths = "properties/resource/indexingPolicy/includedPaths";

    [CompiledFact]
    public void Containers_and_partition_keys_are_those_of_the_code() => Holds.On(Differences);

    [CompiledTheory]
    [InlineData("sqlDatabases/containers outages", "properties/resource/partitionKey/paths/0", "\"/feeder\"", "outages")]
    [InlineData("sqlDatabases/containers keys", "", null, "keys is not partitioned by /key")]
    [InlineData("sqlDatabases/containers outages", "name", "\"account/utility/meters\"", "meters is nobody's")]
    public void A_container_that_differs_is_found(string which, string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, Differences, which, path, json);

    [CompiledFact]
    public void A_container_of_the_emulator_that_differs_is_found() =>
        Holds.SpeaksOf("premises", Differences, "local-dev/docker-compose.yml", "premises: '/premiseId'", "premises: '/id'");

    [CompiledFact]
    public void Blob_containers_are_those_of_the_code() => Holds.On(BlobDifferences);

    [CompiledTheory]
    [InlineData("blobServices/containers outbox-mail", "", null, "outbox-mail is not made")]
    [InlineData("blobServices/containers letters", "name", "\"stdoc/default/letter\"", "letter is nobody's")]
    public void A_blob_container_that_differs_is_found(string which, string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, BlobDifferences, which, path, json);

    [CompiledFact]
    public void What_the_codes_queries_filter_or_sort_by_is_indexed_and_nothing_else() => Holds.On(IndexDifferences);

    [CompiledTheory]
    [InlineData("outages", Paths, """[{ "path": "/feederId/?" }, { "path": "/type/?" }]""", "queries outages by /lastReportedAt/?")]
    [InlineData("outages", Paths + "/0", """{ "path": "/status/?" }""", "outages indexes /status/?, by which nothing is looked for")]
    [InlineData("outages", Paths + "/0", """{ "path": "/status/?" }""", "outages does not index its partition key")]
    [InlineData("accounts", Paths + "/6", """{ "path": "/awaiting/?" }""", "queries accounts by /awaiting/[]/?")]
    [InlineData("accounts", Paths + "/5", """{ "path": "/identityToken/?" }""", "queries accounts by /customer/identityToken/?")]
    [InlineData("accounts", "properties/resource/indexingPolicy/compositeIndexes/0/1/path", "\"/updatedAt\"", "composite index on /updatedAt/?")]
    [InlineData("premises", "properties/resource/indexingPolicy/excludedPaths/0/path", "\"/notes/*\"", "premises indexes what it does not name")]
    public void An_index_that_is_missing_or_to_spare_is_found(string container, string path, string json, string problem) =>
        Holds.SpeaksOfDeployed(problem, IndexDifferences, Containers + container, path, json);

    [CompiledTheory]
    [InlineData("orchestrations/Outages/OutageStore.cs", "ORDER BY c.lastReportedAt", "ORDER BY c.weather.wind", "queries outages by /weather/wind/?")]
    [InlineData("orchestrations/Outbox/OutboxPublisher.cs", "database.Accounts.QueryAsync", "container.QueryAsync", "cannot be told")]
    [InlineData("orchestrations/Documents/ContainerReads.cs", "WHERE c.type = @type", "WHERE c.kind = @type", "queries accounts by /kind/?")]
    [InlineData("orchestrations/Documents/ContainerReads.cs", "AllAsync<T>(this Container", "EveryAsync<T>(this Container", "cannot be told")]
    [InlineData("orchestrations/Outbox/OutboxPublisher.cs", "AND c.createdAt <", "AND c.dueAt <", "queries accounts by /dueAt/?")]
    public void A_query_that_would_scan_is_found(string file, string was, string becomes, string problem) =>
        Holds.SpeaksOf(problem, IndexDifferences, file, was, becomes);

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        foreach (var (name, partitionKey) in UtilityDatabase.PartitionKeyPaths)
        {
            foreach (var environment in infra.Environments.Where(environment => Deployed(environment).SingleOrDefault(container => container.ShortName == name)?.Text("properties/resource/partitionKey/paths/0") != partitionKey))
                yield return $"{environment.Environment}: {name} is not partitioned by {partitionKey}";
            if (!infra["local-dev/docker-compose.yml"].Contains($"{name}: '{partitionKey}'", StringComparison.Ordinal)) yield return $"docker-compose.yml: {name} is not partitioned by {partitionKey}";
        }
        foreach (var spare in infra.Environments.SelectMany(Deployed).Select(container => container.ShortName).Except(UtilityDatabase.PartitionKeyPaths.Select(path => path.Key))) yield return $"{spare} is nobody's";
    }

    private static IEnumerable<string> BlobDifferences(InfraFiles infra)
    {
        string[] used = [BankFileBlobs.Container, LetterArchive.Container, OutboxMail.Container, PrintAndMailDrop.Container];
        foreach (var environment in infra.Environments)
        {
            var made = environment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers").Where(container => container.Name.StartsWith("stdoc", StringComparison.Ordinal)).Select(container => container.ShortName).ToArray();
            foreach (var container in used.Except(made)) yield return $"{environment.Environment}: {container} is not made";
            foreach (var container in made.Except(used)) yield return $"{environment.Environment}: {container} is nobody's";
        }
    }

    private static IEnumerable<DeployedResource> Deployed(Deployment environment) => environment.OfType("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers");

    /// <summary>
    /// Everything not named is excluded from the index. Ids are always in it; the partition key is not (Cosmos DB docs,
    /// "Indexing policies": "The partition key (unless it is also /id) is not indexed and should be included in the index").
    /// </summary>
    private static IEnumerable<string> IndexDifferences(InfraFiles infra)
    {
        var queries = Queries(infra).ToArray();
        foreach (var unknown in queries.Where(query => query.Container is null)) yield return $"{unknown.File}: which container is queried cannot be told";
        foreach (var container in infra.Environments.SelectMany(Deployed))
        {
            var name = container.ShortName;
            var indexed = container.Items(Paths).Select(item => item.GetProperty("path").GetString()!).ToHashSet();
            var lookedFor = queries.Where(query => query.Container == name).ToArray();
            foreach (var query in lookedFor.Where(query => !indexed.Contains(query.Path))) yield return $"{query.File} queries {name} by {query.Path}, which is not indexed";
            var key = $"{container.Text("properties/resource/partitionKey/paths/0")}/?";
            if (!indexed.Contains(key)) yield return $"{name} does not index its partition key";
            if (container.Text("properties/resource/indexingPolicy/excludedPaths/0/path") != "/*") yield return $"{name} indexes what it does not name";
            foreach (var spare in indexed.Except(lookedFor.Select(query => query.Path)).Where(path => path != key)) yield return $"{name} indexes {spare}, by which nothing is looked for";
            var composites = container.Items("properties/resource/indexingPolicy/compositeIndexes").SelectMany(composite => composite.EnumerateArray()).Select(part => $"{part.GetProperty("path").GetString()}/?");
            foreach (var path in composites.Where(path => !indexed.Contains(path))) yield return $"{name} has a composite index on {path}, by which nothing is looked for";
        }
    }

    /// <summary>What each query of the sources looks for: paths as the index names them, by container; null where that cannot be told.</summary>
    private static IEnumerable<(string File, string? Container, string Path)> Queries(InfraFiles infra)
    {
        var sources = infra.Texts.Where(text => text.Key.EndsWith(".cs", StringComparison.Ordinal)).ToArray();
        return from source in sources
               from Match text in StringLiteral().Matches(source.Value)
               where text.Value.Contains(" FROM c ", StringComparison.Ordinal)
               from container in ContainersOf(source.Value, text.Index, sources).DefaultIfEmpty()
               from Match condition in Condition().Matches(text.Value)
               from Match property in Property().Matches(condition.Value)
               where property.Groups["path"].Value != "id"
               let path = "/" + property.Groups["path"].Value.Replace('.', '/') + (property.Groups["array"].Success ? "/[]/?" : "/?")
               select (source.Key, container, path);
    }

    /// <summary>The container a query is next handed to; where that is an extension method's own, those it is called on.</summary>
    private static IEnumerable<string> ContainersOf(string source, int query, KeyValuePair<string, string>[] sources)
    {
        var asked = Asked().Match(source, query);
        if (!asked.Success) return [];
        if (asked.Groups["container"].Success) return [asked.Groups["container"].Value.ToLowerInvariant()];
        if (Extension().Matches(source).LastOrDefault(method => method.Index < query) is not { } extension) return [];
        var call = new Regex($@"\bdatabase\.(\w+)\s*\.{extension.Groups[1].Value}<");
        return sources.SelectMany(text => call.Matches(text.Value)).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct();
    }

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex StringLiteral();

    /// <summary>From WHERE, AND, OR or ORDER BY on: what is only selected need not be indexed.</summary>
    [GeneratedRegex(@"\b(WHERE|AND|OR|ORDER BY)\b.*", RegexOptions.Singleline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"(?<array>ARRAY_CONTAINS\()?\bc\.(?<path>[A-Za-z]\w*(?:\.[A-Za-z]\w*)*)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\b(?:database\.(?<container>\w+)|container)\s*\.(?:QueryAsync|GetItemQueryIterator)<")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(\w+)<T>\(\s*this Container container")]
    private static partial Regex Extension();
}
