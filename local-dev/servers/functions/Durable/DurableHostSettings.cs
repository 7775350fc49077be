using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions.Configuration;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>extensions.durableTask of host.json (docs: "host.json settings for Durable Functions").</summary>
public static class DurableHostSettings
{
    /// <exception cref="InvalidOperationException">The hub's name needs a setting that does not exist.</exception>
    public static TaskHubOptions Read(string applicationDirectory, IConfiguration settings)
    {
        var section = HostJson.Find(applicationDirectory).Extension("durableTask");
        var defaults = new TaskHubOptions();
        return defaults with
        {
            HubName = Text(section, "hubName") is { } name ? new HostSettings(settings).Resolve(name, "host.json, hubName") : defaults.HubName,
            DefaultVersion = Text(section, "defaultVersion"),
            VersionMatch = Enum.TryParse<VersionMatch>(Text(section, "versionMatchStrategy"), true, out var match) ? match : defaults.VersionMatch,
            VersionFailure = Enum.TryParse<VersionFailure>(Text(section, "versionFailureStrategy"), true, out var failure) ? failure : defaults.VersionFailure,
            MaxConcurrentActivities = Number(section, "maxConcurrentActivityFunctions") ?? defaults.MaxConcurrentActivities,
            MaxConcurrentTurns = Number(section, "maxConcurrentOrchestratorFunctions") ?? defaults.MaxConcurrentTurns,
            ThrowStatusExceptionsOnRaiseEvent = Flag(section, "throwStatusExceptionsOnRaiseEvent") ?? defaults.ThrowStatusExceptionsOnRaiseEvent,
            ExtendedSessionsEnabled = Flag(section, "extendedSessionsEnabled") ?? defaults.ExtendedSessionsEnabled,
            ExtendedSessionIdleTimeoutInSeconds = Number(section, "extendedSessionIdleTimeoutInSeconds") ?? defaults.ExtendedSessionIdleTimeoutInSeconds,
            OverridableExistingInstanceStates = Enum.TryParse<OverridableStates>(Text(section, "overridableExistingInstanceStates"), true, out var states)
                ? states : defaults.OverridableExistingInstanceStates,
        };
    }

    private static string? Text(JsonElement section, string name) => section.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement section, string name) => section.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static bool? Flag(JsonElement section, string name) => section.TryGetProperty(name, out var value) ? value.GetBoolean() : null;
}
