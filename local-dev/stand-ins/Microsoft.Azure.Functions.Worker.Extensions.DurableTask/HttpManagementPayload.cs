using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The URLs at which one instance can be watched and steered. Source: "HTTP features in Durable Functions".</summary>
public class HttpManagementPayload
{
    [JsonInclude, JsonPropertyName("id")]
    public string? Id { get; internal set; }

    [JsonInclude, JsonPropertyName("purgeHistoryDeleteUri")]
    public string? PurgeHistoryDeleteUri { get; internal set; }

    [JsonInclude, JsonPropertyName("sendEventPostUri")]
    public string? SendEventPostUri { get; internal set; }

    [JsonInclude, JsonPropertyName("statusQueryGetUri")]
    public string? StatusQueryGetUri { get; internal set; }

    [JsonInclude, JsonPropertyName("terminatePostUri")]
    public string? TerminatePostUri { get; internal set; }

    [JsonInclude, JsonPropertyName("rewindPostUri")]
    public string? RewindPostUri { get; internal set; }

    [JsonInclude, JsonPropertyName("restartPostUri")]
    public string? RestartPostUri { get; internal set; }

    [JsonInclude, JsonPropertyName("suspendPostUri")]
    public string? SuspendPostUri { get; internal set; }

    [JsonInclude, JsonPropertyName("resumePostUri")]
    public string? ResumePostUri { get; internal set; }

    /// <param name="origin">Scheme, host and port.</param>
    /// <param name="code">The system key; left out when null.</param>
    internal static HttpManagementPayload For(string origin, string instanceId, string? code)
    {
        var root = $"{origin.TrimEnd('/')}/runtime/webhooks/durabletask/instances/{Uri.EscapeDataString(instanceId)}";
        var key = code is null ? "" : $"code={Uri.EscapeDataString(code)}";
        return new HttpManagementPayload
        {
            Id = instanceId,
            PurgeHistoryDeleteUri = WithQuery(root, key),
            StatusQueryGetUri = WithQuery(root, key),
            SendEventPostUri = WithQuery($"{root}/raiseEvent/{{eventName}}", key),
            TerminatePostUri = WithQuery($"{root}/terminate", "reason={text}", key),
            RewindPostUri = WithQuery($"{root}/rewind", "reason={text}", key),
            RestartPostUri = WithQuery($"{root}/restart", key),
            SuspendPostUri = WithQuery($"{root}/suspend", "reason={text}", key),
            ResumePostUri = WithQuery($"{root}/resume", "reason={text}", key),
        };
    }

    private static string WithQuery(string path, params ReadOnlySpan<string> parts)
    {
        var query = "";
        foreach (var part in parts)
        {
            if (part.Length > 0) query += (query.Length == 0 ? "?" : "&") + part;
        }
        return path + query;
    }
}
