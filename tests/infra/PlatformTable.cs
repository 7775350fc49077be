namespace Serverless.Tests.Infra;

/// <summary>A table of Log Analytics that a service fills by itself, once a diagnostic setting sends it there (docs: "Azure Monitor Logs reference").</summary>
/// <param name="Category">The category of the diagnostic setting that fills it.</param>
/// <param name="Of">Words in the id of each diagnostic setting that must have it.</param>
/// <param name="Columns">Those that queries read.</param>
internal sealed record PlatformTable(string Name, string Category, string[] Of, string[] Columns)
{
    public static IReadOnlyList<PlatformTable> All { get; } =
    [
        new("AppServiceAuthenticationLogs", "AppServiceAuthenticationLogs", ["/sites/", "-staff-"], ["HostName", "StatusCode", "SubStatusCode"]),
        new("StorageBlobLogs", "StorageRead", ["/storageAccounts/stdoc"], ["OperationName", "StatusCode", "ObjectKey", "RequesterUpn", "CallerIpAddress"]),
        new("CDBDataPlaneRequests", "DataPlaneRequests", ["/databaseAccounts/"], []),
    ];
}
