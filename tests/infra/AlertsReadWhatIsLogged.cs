using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra;

/// <summary>
/// The worker's log reaches Application Insights through the host, as sentences: a query that alerts takes its fields from
/// the words around them. So a query and the code that logs must say the same, and sampling must leave the sentences alone.
/// </summary>
public sealed partial class AlertsReadWhatIsLogged
{
    private const string Overdue = "infra/queries/approval-overdue.kql";

    /// <summary>Table to kind of telemetry, as host.json calls it. Metrics are never sampled.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["AppTraces"] = "Trace",
        ["AppRequests"] = "Request",
        ["AppExceptions"] = "Exception",
        ["AppDependencies"] = "Dependency",
        ["AppEvents"] = "Event",
    };

    [Fact]
    public void What_a_query_reads_is_what_the_code_logs() => Holds.On(NeverLogged);

    [Theory]
    [InlineData("orchestrations/Approvals/PursueApproval.cs", "of kind {Kind}", "({Kind})")]
    [InlineData("orchestrations/Approvals/PursueApproval.cs", "at {Stage}", "at {Deadline}")]
    [InlineData("orchestrations/Approvals/PursueApproval.cs", "logger.LogWarning(", "Warn(")]
    [InlineData(Overdue, "\" at \" Stage", "\" in \" Stage")]
    [InlineData(Overdue, "startswith \"Approval overdue: \"", "startswith \"Overdue approval: \"")]
    public void Words_that_differ_are_found(string file, string was, string becomes) => Holds.SpeaksOf(Overdue, NeverLogged, file, was, becomes);

    [Fact]
    public void What_queries_read_is_not_sampled_away() => Holds.On(Sampled);

    [Theory]
    [InlineData("host.json", ";Trace\"", "\"", "Trace")]
    [InlineData("infra/queries/orchestration-failed.kql", "AppTraces", "AppDependencies", "Dependency")]
    public void A_table_that_is_sampled_is_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, Sampled, file, was, becomes);

    [Fact]
    public void Every_query_alerts_somebody() => Holds.On(Idle);

    [Fact]
    public void A_query_without_an_alert_is_found() =>
        Holds.SpeaksOf("oldest-message", Idle, "infra/modules/alerts.bicep", "'../queries/oldest-message.kql'", "'../queries/orchestration-failed.kql'");

    private static IEnumerable<KeyValuePair<string, string>> QueriesOf(InfraFiles infra) => infra.Texts.Where(text => text.Key.StartsWith("infra/queries/", StringComparison.Ordinal));

    private static IEnumerable<string> NeverLogged(InfraFiles infra)
    {
        var logged = infra.Texts.Where(text => text.Key.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(text => Logged().Matches(text.Value)).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var (path, query) in QueriesOf(infra))
        {
            foreach (Match parse in Parsed().Matches(query))
            {
                var template = string.Concat(Token().Matches(parse.Groups[1].Value).Select(token => token.Groups["word"].Success ? token.Groups["word"].Value : $"{{{token.Value}}}"));
                if (!logged.Contains(template)) yield return $"{path}: nothing logs '{template}'";
                if (Beginning().Match(query) is not { Success: true } begins || !template.StartsWith(begins.Groups[1].Value, StringComparison.Ordinal))
                    yield return $"{path} looks for other words than it takes apart";
            }
        }
    }

    private static IEnumerable<string> Sampled(InfraFiles infra)
    {
        var whole = Excluded().Match(infra["host.json"]).Groups[1].Value.Split(';');
        return from query in QueriesOf(infra)
               let table = query.Value.Split('\n')[0].Trim()
               where Kinds.ContainsKey(table) && !whole.Contains(Kinds[table])
               select $"{query.Key} reads {table}, and host.json lets {Kinds[table]} be sampled";
    }

    private static IEnumerable<string> Idle(InfraFiles infra) =>
        from query in QueriesOf(infra)
        where !infra["infra/modules/alerts.bicep"].Contains($"loadTextContent('../queries/{Path.GetFileName(query.Key)}')", StringComparison.Ordinal)
        select $"{query.Key} is no alert's";

    [GeneratedRegex("""\.Log(?:Information|Warning|Error|Critical)\((?:\w+, )?"([^"]*)"[,)]""")]
    private static partial Regex Logged();

    [GeneratedRegex(@"\| parse Message with (.+)$", RegexOptions.Multiline)]
    private static partial Regex Parsed();

    [GeneratedRegex("""Message startswith "([^"]*)"$""", RegexOptions.Multiline)]
    private static partial Regex Beginning();

    [GeneratedRegex("""
        "(?<word>[^"]*)"|\w+
        """)]
    private static partial Regex Token();

    [GeneratedRegex("""
        "excludedTypes": "([^"]*)"
        """)]
    private static partial Regex Excluded();
}
