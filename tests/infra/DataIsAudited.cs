using System.Text.RegularExpressions;
using Serverless.Tests.Infra.Bicep;

namespace Serverless.Tests.Infra;

/// <summary>Who read what is kept: the services log it, and the queries that look there read what the services write.</summary>
public sealed partial class DataIsAudited
{
    private const string Links = "infra/queries/links-read-by-person.kql";

    /// <summary>Tables the application's own telemetry fills; <see cref="AlertsReadWhatIsWritten"/> holds queries on them.</summary>
    private static readonly string[] OwnTables = ["AppTraces", "AppMetrics", "AppRequests"];

    [CompiledFact]
    public void Reads_of_documents_and_messages_and_refused_sign_ins_are_logged() => Holds.On(NotLogged);

    [CompiledTheory]
    [InlineData("diagnosticSettings stdoc", "properties/logs/0/enabled", "false", "StorageRead")]
    [InlineData("diagnosticSettings cosmos", "properties/logs", "[]", "DataPlaneRequests")]
    [InlineData("diagnosticSettings -staff-", "properties/logs", "[]", "AppServiceAuthenticationLogs")]
    [InlineData("diagnosticSettings stdoc", "properties/workspaceId", "\"/elsewhere\"", "StorageRead")]
    public void What_is_not_logged_is_found(string which, string path, string json, string problem) => Holds.SpeaksOfDeployed(problem, NotLogged, which, path, json);

    [Fact]
    public void Queries_read_tables_and_columns_that_there_are() => Holds.On(Unknown);

    [Theory]
    [InlineData("StorageBlobLogs", "StorageLogs", "no table StorageLogs")]
    [InlineData("RequesterUpn", "Requester", "no column Requester")]
    [InlineData("StatusCode < 300", "Status < 300", "no column Status")]
    public void A_table_or_column_that_is_not_there_is_found(string was, string becomes, string problem) => Holds.SpeaksOf(problem, Unknown, Links, was, becomes);

    private static IEnumerable<string> NotLogged(InfraFiles infra)
    {
        foreach (var environment in infra.Environments)
        {
            var workspace = environment.OfType("Microsoft.OperationalInsights/workspaces").Single().Id;
            foreach (var table in PlatformTable.All)
            {
                var settings = environment.OfType("Microsoft.Insights/diagnosticSettings").Where(setting => table.Of.All(word => setting.Id.Contains(word, StringComparison.Ordinal))).ToArray();
                var isLogged = settings.Any(setting => setting.Text("properties/workspaceId") == workspace
                    && setting.Items("properties/logs").Any(log => log.GetProperty("category").GetString() == table.Category && log.GetProperty("enabled").GetBoolean()));
                if (!isLogged) yield return $"{environment.Environment}: nothing sends {table.Category} of {string.Join(' ', table.Of)}";
            }
        }
    }

    private static IEnumerable<string> Unknown(InfraFiles infra)
    {
        foreach (var (path, query) in infra.Texts.Where(text => text.Key.StartsWith("infra/queries/", StringComparison.Ordinal)))
        {
            var name = query.Split('\n')[0].Trim();
            if (OwnTables.Contains(name)) continue;
            if (PlatformTable.All.SingleOrDefault(table => table.Name == name) is not { } table) yield return $"{path}: there is no table {name}";
            else foreach (var column in Columns(query).Except(table.Columns)) yield return $"{path}: {name} has no column {column}";
        }
    }

    /// <summary>Names that begin with a capital are columns, but for those a query makes itself.</summary>
    private static IEnumerable<string> Columns(string query) =>
        Word().Matches(Quoted().Replace(query[query.IndexOf('\n', StringComparison.Ordinal)..], "")).Select(word => word.Value).Except(Made().Matches(query).Select(made => made.Groups[1].Value)).Distinct();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b([A-Z]\w*) = ")]
    private static partial Regex Made();
}
