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
    public void A_container_that_differs_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Differences, file, was, becomes);

    [Fact]
    public void Blob_containers_are_those_of_the_code()
    {
        var made = InfraFiles.AsCommitted.Main.Modules.Single(module => module.Symbol == "documentStorage").Parameters["containers"].Items.Select(item => item.Literal);
        Assert.Equal([LetterArchive.Container, OutboxMail.Container], made);
    }

    [Fact]
    public void What_the_codes_queries_filter_or_sort_by_is_indexed() => Holds.On(Unindexed);

    [Theory]
    [InlineData(Cosmos, "'/lastReportedAt/?'", "'/reportedAt/?'", "lastReportedAt")]
    [InlineData("orchestrations/Outages/OutageStore.cs", "ORDER BY c.lastReportedAt", "ORDER BY c.weather.wind", "weather/wind")]
    public void A_query_that_would_scan_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Unindexed, file, was, becomes);

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

    /// <summary>Everything not named is excluded from the index; ids are always in it, and so are partition keys.</summary>
    private static IEnumerable<string> Unindexed(InfraFiles infra)
    {
        var containers = infra.Module("cosmos").Variables["containerList"].Items;
        var indexed = containers.SelectMany(container => container["indexed"]!.Items.Select(item => item.Literal!.Replace("/[]", "", StringComparison.Ordinal).Replace("/?", "", StringComparison.Ordinal)))
            .Concat(UtilityDatabase.PartitionKeyPaths.Values).Append("/id").ToHashSet();
        return from source in infra.Texts
               where source.Key.EndsWith(".cs", StringComparison.Ordinal) && source.Value.Contains(" FROM c ", StringComparison.Ordinal)
               from Match text in StringLiteral().Matches(source.Value)
               from Match condition in Condition().Matches(text.Value)
               from Match property in Property().Matches(condition.Value)
               let path = "/" + property.Groups[1].Value.Replace('.', '/')
               where !indexed.Contains(path)
               select $"{source.Key} queries by {path}, which no container indexes";
    }

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex StringLiteral();

    /// <summary>From WHERE, AND, OR or ORDER BY on: what is only selected need not be indexed.</summary>
    [GeneratedRegex(@"\b(WHERE|AND|OR|ORDER BY)\b.*", RegexOptions.Singleline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\bc\.([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)")]
    private static partial Regex Property();
}
