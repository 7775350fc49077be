namespace Serverless.Orchestrations.Outages;

/// <summary>Names a report among all reports about its service point. It needs both source and id, since each source chooses its own ids.</summary>
public static class ReportKey
{
    private const char Separator = ' ';

    public static string Of(OutageReported report) => $"{report.Source}{Separator}{report.ReportId}";

    public static string ReportId(string key) => key[(key.IndexOf(Separator, StringComparison.Ordinal) + 1)..];
}
