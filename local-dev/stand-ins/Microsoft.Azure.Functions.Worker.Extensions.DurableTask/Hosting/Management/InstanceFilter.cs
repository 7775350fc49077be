using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>createdTimeFrom, createdTimeTo, runtimeStatus (comma-separated) and instanceIdPrefix.</summary>
internal static class InstanceFilter
{
    /// <exception cref="FormatException">A time or a status is not one.</exception>
    public static OrchestrationQuery Parse(IQueryCollection query) => new(
        CreatedFrom: Time(query["createdTimeFrom"]),
        CreatedTo: Time(query["createdTimeTo"]),
        Statuses: Statuses(query["runtimeStatus"]),
        InstanceIdPrefix: query["instanceIdPrefix"].ToString() is { Length: > 0 } prefix ? prefix : null);

    private static DateTimeOffset? Time(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new FormatException($"'{text}' is not a time.");

    private static OrchestrationRuntimeStatus[]? Statuses(string? text) => string.IsNullOrEmpty(text)
        ? null
        : Array.ConvertAll(
            text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            name => Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status)
                ? status
                : throw new FormatException($"'{name}' is not a runtime status."));
}
