namespace Serverless.Orchestrations.Outages;

/// <summary>Names a report among all reports of its service point: its id is its source's own, so both are needed.</summary>
public static class ReportKey
{
    private const char Separator = ' ';

    public static string Of(OutageReported report) => $"{report.Source}{Separator}{report.ReportId}";

    public static string ReportId(string key) => key[(key.IndexOf(Separator, StringComparison.Ordinal) + 1)..];
}
