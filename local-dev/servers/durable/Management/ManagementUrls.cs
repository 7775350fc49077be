namespace Serverless.LocalDev.Durable;

/// <summary>The URLs at which one instance can be watched and steered. Source: "HTTP features in Durable Functions".</summary>
internal sealed record ManagementUrls(string Id, string StatusQueryGetUri)
{
    public required string PurgeHistoryDeleteUri { get; init; }

    public required string SendEventPostUri { get; init; }

    public required string TerminatePostUri { get; init; }

    public required string RewindPostUri { get; init; }

    public required string RestartPostUri { get; init; }

    public required string SuspendPostUri { get; init; }

    public required string ResumePostUri { get; init; }

    /// <param name="origin">Scheme, host and port.</param>
    /// <param name="instanceId">The instance's id.</param>
    /// <param name="code">The system key; left out when null.</param>
    public static ManagementUrls For(string origin, string instanceId, string? code)
    {
        var root = $"{origin.TrimEnd('/')}/runtime/webhooks/durabletask/instances/{Uri.EscapeDataString(instanceId)}";
        var key = code is null ? "" : $"code={Uri.EscapeDataString(code)}";
        return new ManagementUrls(instanceId, WithQuery(root, key))
        {
            PurgeHistoryDeleteUri = WithQuery(root, key),
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
