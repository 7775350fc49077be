using System.Text.RegularExpressions;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Infra;

/// <summary>Containers and partition keys of Cosmos DB, in Azure and for the emulator, are those of <see cref="UtilityDatabase"/>.</summary>
public sealed partial class ContainersAreTheCodes
{
    private const string Cosmos = "infra/modules/cosmos.bicep";

    [Fact]
    public void Containers_and_partition_keys_are_those_of_the_code() => Holds.On(Differences);

    [Theory]
    [InlineData(Cosmos, "partitionKey: '/feederId'", "partitionKey: '/feeder'", "outages")]
    [InlineData("local-dev/docker-compose.yml", "premises: '/premiseId'", "premises: '/id'", "premises")]
    [InlineData(Cosmos, "var containerList = [\n", "var containerList = [\n  {\n    name: 'meters'\n  }\n", "4 containers")]
    public void A_container_that_differs_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, file, was, becomes);

    [Fact]
    public void Blob_containers_are_those_of_the_code() => Holds.On(BlobDifferences);

    [Theory]
    [InlineData("['letters', 'outbox-mail']", "['letters']", "outbox-mail is not made")]
    [InlineData("['letters', 'outbox-mail']", "['letter', 'outbox-mail']", "letter is nobody's")]
    public void A_blob_container_that_differs_is_found(string was, string becomes, string problem) => Holds.SpeaksOf(problem, BlobDifferences, "infra/main.bicep", was, becomes);

    [Fact]
    public void What_the_codes_queries_filter_or_sort_by_is_indexed_and_nothing_else() => Holds.On(IndexDifferences);

    [Theory]
    [InlineData(Cosmos, "'/lastReportedAt/?'", "'/reportedAt/?'", "queries outages by /lastReportedAt/?")]
    [InlineData(Cosmos, "'/lastReportedAt/?'", "'/lastReportedAt/?', '/status/?'", "outages indexes /status/?, by which nothing is looked for")]
    [InlineData(Cosmos, "'/awaiting/[]/?'", "'/awaiting/?'", "queries accounts by /awaiting/[]/?")]
    [InlineData(Cosmos, "'/customer/identityToken/?'", "'/identityToken/?'", "queries accounts by /customer/identityToken/?")]
    [InlineData(Cosmos, "'/accountId/?', ", "", "accounts does not index its partition key")]
    [InlineData(Cosmos, "path: '/createdAt'", "path: '/updatedAt'", "composite index on /updatedAt/?")]
    [InlineData("orchestrations/Outages/OutageStore.cs", "ORDER BY c.lastReportedAt", "ORDER BY c.weather.wind", "queries outages by /weather/wind/?")]
    [InlineData("orchestrations/Outbox/OutboxPublisher.cs", "database.Accounts.QueryAsync", "container.QueryAsync", "cannot be told")]
    [InlineData("orchestrations/Documents/ContainerReads.cs", "WHERE c.type = @type", "WHERE c.kind = @type", "queries accounts by /kind/?")]
    [InlineData("orchestrations/Documents/ContainerReads.cs", "AllAsync<T>(this Container", "EveryAsync<T>(this Container", "cannot be told")]
    [InlineData("orchestrations/Outbox/OutboxPublisher.cs", "AND c.createdAt <", "AND c.dueAt <", "queries accounts by /dueAt/?")]
    public void A_query_that_would_scan_or_an_index_to_spare_is_found(string file, string was, string becomes, string problem) =>
        Holds.SpeaksOf(problem, IndexDifferences, file, was, becomes);

    private static IEnumerable<string> Differences(InfraFiles infra)
    {
        var deployed = infra.Module("cosmos").Variables["containerList"].Items;
        foreach (var (name, partitionKey) in UtilityDatabase.PartitionKeyPaths)
        {
            var container = deployed.SingleOrDefault(item => item["name"]?.Literal == name);
            if (container?["partitionKey"]?.Literal != partitionKey) yield return $"{Cosmos}: {name} is not partitioned by {partitionKey}";
            if (!infra["local-dev/docker-compose.yml"].Contains($"{name}: '{partitionKey}'", StringComparison.Ordinal)) yield return $"docker-compose.yml: {name} is not partitioned by {partitionKey}";
        }
        if (deployed.Count != UtilityDatabase.PartitionKeyPaths.Count) yield return $"{Cosmos}: {deployed.Count} containers";
    }

    private static IEnumerable<string> BlobDifferences(InfraFiles infra)
    {
        var made = infra.Main.Modules.Single(module => module.Symbol == "documentStorage").Parameters["containers"].Items.Select(item => item.Literal).ToArray();
        string[] used = [LetterArchive.Container, OutboxMail.Container];
        return used.Except(made).Select(container => $"{container} is not made").Concat(made.Except(used).Select(container => $"{container} is nobody's"));
    }

    /// <summary>
    /// Everything not named is excluded from the index. Ids are always in it; the partition key is not (Cosmos DB docs,
    /// "Indexing policies": "The partition key (unless it is also /id) is not indexed and should be included in the index").
    /// </summary>
    private static IEnumerable<string> IndexDifferences(InfraFiles infra)
    {
        var queries = Queries(infra).ToArray();
        foreach (var unknown in queries.Where(query => query.Container is null)) yield return $"{unknown.File}: which container is queried cannot be told";
        foreach (var container in infra.Module("cosmos").Variables["containerList"].Items)
        {
            var name = container["name"]!.Literal!;
            var indexed = container["indexed"]!.Items.Select(item => item.Literal!).ToHashSet();
            var lookedFor = queries.Where(query => query.Container == name).ToArray();
            foreach (var query in lookedFor.Where(query => !indexed.Contains(query.Path))) yield return $"{query.File} queries {name} by {query.Path}, which is not indexed";
            var key = $"{container["partitionKey"]!.Literal}/?";
            if (!indexed.Contains(key)) yield return $"{name} does not index its partition key";
            foreach (var spare in indexed.Except(lookedFor.Select(query => query.Path)).Where(path => path != key)) yield return $"{name} indexes {spare}, by which nothing is looked for";
            foreach (var path in container["composites"]!.Descendants().Where(pair => pair.Key == "path").Select(pair => $"{pair.Value.Literal}/?").Where(path => !indexed.Contains(path)))
                yield return $"{name} has a composite index on {path}, by which nothing is looked for";
        }
    }

    /// <summary>What each query of the sources looks for: paths as the index names them, by container; null where that cannot be told.</summary>
    private static IEnumerable<(string File, string? Container, string Path)> Queries(InfraFiles infra)
    {
        var sources = infra.Texts.Where(text => text.Key.EndsWith(".cs", StringComparison.Ordinal)).ToArray();
        return from source in sources
               from Match text in StringLiteral().Matches(source.Value)
               where text.Value.Contains(" FROM c ", StringComparison.Ordinal)
               from container in Containers(source.Value, text.Index, sources).DefaultIfEmpty()
               from Match condition in Condition().Matches(text.Value)
               from Match property in Property().Matches(condition.Value)
               where property.Groups["path"].Value != "id"
               let path = "/" + property.Groups["path"].Value.Replace('.', '/') + (property.Groups["array"].Success ? "/[]/?" : "/?")
               select (source.Key, container, path);
    }

    /// <summary>The container a query is next handed to; where that is an extension method's own, those it is called on.</summary>
    private static IEnumerable<string> Containers(string source, int query, KeyValuePair<string, string>[] sources)
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
