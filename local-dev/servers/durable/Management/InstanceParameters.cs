using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>createdTimeFrom, createdTimeTo, runtimeStatus (comma-separated) and instanceIdPrefix.</summary>
internal static class InstanceParameters
{
    /// <exception cref="FormatException">A time or a status is not one.</exception>
    public static InstanceQuery Parse(IQueryCollection query) => new()
    {
        CreatedTimeFrom = Time(query["createdTimeFrom"]),
        CreatedTimeTo = Time(query["createdTimeTo"]),
        RuntimeStatus = { Statuses(query["runtimeStatus"]) },
        InstanceIdPrefix = query["instanceIdPrefix"].ToString() is { Length: > 0 } prefix ? prefix : null,
        MaxInstanceCount = int.TryParse(query["top"], CultureInfo.InvariantCulture, out var top) ? top : 0,
        FetchInputsAndOutputs = true,
    };

    public static bool Flag(string? text, bool otherwise) => bool.TryParse(text, out var value) ? value : otherwise;

    private static Timestamp? Time(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToTimestamp()
        : throw new FormatException($"'{text}' is not a time.");

    private static OrchestrationStatus[] Statuses(string? text) => string.IsNullOrEmpty(text)
        ? []
        : Array.ConvertAll(
            text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            name => System.Enum.TryParse<OrchestrationStatus>(name, ignoreCase: true, out var status)
                ? status
                : throw new FormatException($"'{name}' is not a runtime status."));
}
