using System.Text.RegularExpressions;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>
/// An alert reads a metric the platform has, or what the worker's OpenTelemetry writes: a log's words and fields, an
/// instrument, a span's attributes. What reads a log that nobody writes never alerts, and nobody notices.
/// </summary>
public sealed partial class AlertsReadWhatIsWritten
{
    private const string Overdue = "infra/queries/approval-overdue.kql";
    private const string Oldest = "infra/queries/oldest-message.kql";
    private const string Failed = "infra/queries/orchestration-failed.kql";

    /// <summary>Docs: "Supported metrics with Azure Monitor", with the dimension they are split by.</summary>
    private static readonly (string Namespace, string Metric, string Dimension)[] PlatformMetrics =
    [
        ("Microsoft.ServiceBus/namespaces", "DeadletteredMessages", "EntityName"),
        ("Microsoft.ServiceBus/namespaces", "ActiveMessages", "EntityName"),
        ("Microsoft.ServiceBus/namespaces", "ThrottledRequests", "EntityName"),
        ("Microsoft.DocumentDB/databaseAccounts", "NormalizedRUConsumption", "CollectionName"),
    ];

    /// <summary>Attributes of the spans of Durable Functions' tracing, version 2.</summary>
    private static readonly string[] DurableAttributes = ["durabletask.type", "durabletask.task.name", "durabletask.task.instance_id", "durabletask.task.status"];

    [CompiledFact]
    public void Metrics_are_those_the_platform_has() => Holds.On(UnknownMetrics);

    [CompiledTheory]
    [InlineData("metricAlerts backlog", "properties/criteria/allOf/0/metricName", "\"WaitingMessages\"", "WaitingMessages")]
    [InlineData("metricAlerts request-units", "properties/criteria/allOf/0/dimensions/0/name", "\"EntityName\"", "NormalizedRUConsumption")]
    public void A_metric_nobody_has_is_found(string which, string path, string json, string problem) => Holds.SpeaksOfDeployed(problem, UnknownMetrics, which, path, json);

    [Fact]
    public void What_a_query_reads_of_a_log_is_what_the_code_logs() => Holds.On(NeverLogged);

    [Theory]
    [InlineData("orchestrations/Approvals/PursueApproval.cs", "of kind {Kind}", "of kind {Type}", "Kind")]
    [InlineData("orchestrations/Approvals/PursueApproval.cs", "logger.LogWarning(", "Warn(", "nothing logs")]
    [InlineData(Overdue, "Properties[\"Stage\"]", "Properties[\"Deadline\"]", "Deadline")]
    [InlineData(Overdue, "startswith \"Approval overdue: \"", "startswith \"Overdue approval: \"", "nothing logs")]
    [InlineData(Overdue, "| where Message startswith", "| where SeverityLevel > 2 and Message contains", "no words")]
    public void Words_that_differ_are_found(string file, string was, string becomes, string problem) => Holds.SpeaksOf(problem, NeverLogged, file, was, becomes);

    [Fact]
    public void What_a_query_reads_of_a_metric_is_an_instrument_of_the_code() => Holds.On(NeverMeasured);

    [Fact]
    public void An_instrument_nobody_has_is_found() => Holds.SpeaksOf("message.delay", NeverMeasured, InOpenTelemetry.Broken(Oldest, "message.wait", "message.delay"));

    [Fact]
    public void What_a_query_reads_of_a_span_is_an_attribute_of_Durables_tracing() => Holds.On(NeverTraced);

    [Theory]
    [InlineData("durabletask.task.status", "durabletask.status")]
    [InlineData("AppRequests", "AppDependencies")]
    public void An_attribute_no_span_has_is_found(string was, string becomes) => Holds.SpeaksOf(becomes, NeverTraced, Failed, was, becomes);

    [Fact]
    public void Tracing_that_is_off_is_found() => Holds.SpeaksOf("tracing", NeverTraced, InHost(InOpenTelemetry, "\"distributedTracingEnabled\": true", "\"distributedTracingEnabled\": false"));

    [CompiledFact]
    public void What_queries_read_is_not_sampled_away() => Holds.On(Sampled);

    [CompiledTheory]
    [InlineData("sites/config func-utility-orchestrations appsettings", "properties/OTEL_TRACES_SAMPLER", "\"microsoft.rate_limited\"")]
    [InlineData("sites/config func-utility-intake appsettings", "properties/OTEL_TRACES_SAMPLER_ARG", "\"0.1\"")]
    public void What_is_sampled_is_found(string which, string path, string json) => Holds.SpeaksOfDeployed("sampled", Sampled, which, path, json);

    [CompiledFact]
    public void Every_query_alerts_somebody_and_every_alert_has_a_query() => Holds.On(Idle);

    [CompiledTheory]
    [InlineData("scheduledQueryRules oldest-message", "", null, "oldest-message.kql is no alert's")]
    [InlineData("scheduledQueryRules oldest-message", "properties/criteria/allOf/0/query", "\"AppTraces\"", "has no file")]
    [InlineData("scheduledQueryRules oldest-message", "properties/actions/actionGroups/0", "\"/nobody\"", "tells nobody")]
    [InlineData("metricAlerts backlog", "properties/actions/0/actionGroupId", "\"/nobody\"", "tells nobody")]
    public void A_query_or_an_alert_alone_is_found(string which, string path, string? json, string problem) => Holds.SpeaksOfDeployed(problem, Idle, which, path, json);

    private static InfraFiles InOpenTelemetry => ExportsByItself(InfraFiles.AsCommitted)
        ? InfraFiles.AsCommitted
        : InHost(InfraFiles.AsCommitted, "\"version\": \"2.0\",", "\"version\": \"2.0\", \"telemetryMode\": \"OpenTelemetry\",");

    private static InfraFiles InHost(InfraFiles infra, string was, string becomes) => new(infra.Texts.SetItem("host.json", infra["host.json"].Replace(was, becomes, StringComparison.Ordinal)));

    private static IEnumerable<KeyValuePair<string, string>> QueriesOf(InfraFiles infra, string table) =>
        infra.Texts.Where(text => text.Key.StartsWith("infra/queries/", StringComparison.Ordinal) && text.Value.StartsWith(table, StringComparison.Ordinal));

    private static IEnumerable<string> UnknownMetrics(InfraFiles infra) =>
        from environment in infra.Environments
        from alert in environment.OfType("Microsoft.Insights/metricAlerts")
        let criterion = "properties/criteria/allOf/0/"
        let metric = (alert.Text(criterion + "metricNamespace"), alert.Text(criterion + "metricName"), alert.Text(criterion + "dimensions/0/name"))
        where !PlatformMetrics.Contains(metric)
        select $"{environment.Environment}: {alert.Name} reads {metric}";

    private static IEnumerable<string> NeverLogged(InfraFiles infra)
    {
        var logged = Sources(infra).SelectMany(text => Logged().Matches(text)).Select(match => match.Groups[1].Value).ToArray();
        foreach (var (path, query) in QueriesOf(infra, "AppTraces"))
        {
            if (Beginning().Match(query) is not { Success: true } begins)
            {
                yield return $"{path} looks for no words";
                continue;
            }
            var template = logged.FirstOrDefault(template => template.StartsWith(begins.Groups[1].Value, StringComparison.Ordinal));
            if (template is null) yield return $"{path}: nothing logs '{begins.Groups[1].Value}'";
            else foreach (var field in Fields(query).Where(field => !template.Contains($"{{{field}}}", StringComparison.Ordinal))) yield return $"{path}: '{template}' has no field {field}";
        }
    }

    /// <summary>Instruments reach AppMetrics once the worker exports by itself, which host.json tells the host.</summary>
    private static IEnumerable<string> NeverMeasured(InfraFiles infra)
    {
        if (!ExportsByItself(infra)) return [];
        var instruments = Sources(infra).SelectMany(text => Instrument().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet();
        return from query in QueriesOf(infra, "AppMetrics")
               from Match name in MetricName().Matches(query.Value)
               where !instruments.Contains(name.Groups[1].Value)
               select $"{query.Key} reads {name.Groups[1].Value}, and the code has no such instrument";
    }

    private static IEnumerable<string> NeverTraced(InfraFiles infra)
    {
        foreach (var (path, query) in QueriesOf(infra, "AppRequests"))
        {
            if (ExportsByItself(infra) && !infra["host.json"].Contains("\"distributedTracingEnabled\": true", StringComparison.Ordinal)) yield return $"{path}: host.json does not switch Durable's tracing on";
            foreach (var attribute in Fields(query).Except(DurableAttributes)) yield return $"{path}: no span has {attribute}";
        }
        // An orchestration is a server's span, and those become requests.
        foreach (var (path, _) in QueriesOf(infra, "AppDependencies")) yield return $"{path}: AppDependencies has no spans that alert";
    }

    private static IEnumerable<string> Sampled(InfraFiles infra) =>
        from environment in infra.Environments
        from app in environment.Apps
        where app.Settings.GetValueOrDefault("OTEL_TRACES_SAMPLER") != "microsoft.fixed_percentage" || app.Settings.GetValueOrDefault("OTEL_TRACES_SAMPLER_ARG") != "1.0"
        select $"{environment.Environment}: spans of {app.Name} are sampled, and their logs with them";

    private static IEnumerable<string> Idle(InfraFiles infra)
    {
        var queries = infra.Texts.Where(text => text.Key.StartsWith("infra/queries/", StringComparison.Ordinal)).ToArray();
        foreach (var environment in infra.Environments)
        {
            var asked = environment.OfType("Microsoft.Insights/scheduledQueryRules").ToDictionary(rule => rule.Name, rule => rule.Text("properties/criteria/allOf/0/query"));
            foreach (var query in queries.Where(query => !asked.ContainsValue(query.Value))) yield return $"{environment.Environment}: {query.Key} is no alert's";
            foreach (var alert in asked.Where(alert => queries.All(query => query.Value != alert.Value))) yield return $"{environment.Environment}: the query of {alert.Key} has no file";
            var group = environment.OfType("Microsoft.Insights/actionGroups").Single();
            foreach (var alert in environment.OfType("Microsoft.Insights/scheduledQueryRules").Where(alert => alert.Text("properties/actions/actionGroups/0") != group.Id)
                .Concat(environment.OfType("Microsoft.Insights/metricAlerts").Where(alert => alert.Text("properties/actions/0/actionGroupId") != group.Id)))
                yield return $"{environment.Environment}: {alert.Name} tells nobody";
        }
    }

    private static bool ExportsByItself(InfraFiles infra) => infra["host.json"].Contains("\"telemetryMode\": \"OpenTelemetry\"", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(InfraFiles infra) => infra.Texts.Where(text => text.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(text => text.Value);

    private static IEnumerable<string> Fields(string query) => Field().Matches(query).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex("""\.Log(?:Information|Warning|Error|Critical)\((?:\w+, )?"([^"]*)"[,)]""")]
    private static partial Regex Logged();

    [GeneratedRegex("""
        \.Create(?:Counter|UpDownCounter|Histogram|Gauge|ObservableGauge|ObservableCounter)<\w+>\(\s*"([^"]+)"
        """)]
    private static partial Regex Instrument();

    [GeneratedRegex("""
        Name == "([^"]+)"
        """)]
    private static partial Regex MetricName();

    [GeneratedRegex("""Message startswith "([^"]*)"$""", RegexOptions.Multiline)]
    private static partial Regex Beginning();

    [GeneratedRegex("""
        Properties\["([^"]+)"\]
        """)]
    private static partial Regex Field();
}
