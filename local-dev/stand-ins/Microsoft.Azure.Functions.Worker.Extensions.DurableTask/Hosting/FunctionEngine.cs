using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>The engine of a functions host: its tasks are functions, its limits come from host.json.</summary>
internal static class FunctionEngine
{
    public static OrchestrationEngine Create(IServiceProvider services)
    {
        var settings = (services.GetService<HostJson>() ?? HostJson.Empty).Extension("durableTask");
        var options = services.GetService<OrchestrationEngineOptions>() ?? new OrchestrationEngineOptions();
        options = options with
        {
            MaxConcurrentActivities = Number(settings, "maxConcurrentActivityFunctions") ?? options.MaxConcurrentActivities,
            MaxConcurrentTurns = Number(settings, "maxConcurrentOrchestratorFunctions") ?? options.MaxConcurrentTurns,
            DefaultVersion = Text(settings, "defaultVersion") ?? options.DefaultVersion,
        };
        return new OrchestrationEngine(
            services.GetRequiredService<CloudClock>(),
            services.GetRequiredService<CloudStore>(),
            services.GetRequiredService<FunctionTasks>(),
            services,
            options);
    }

    private static int? Number(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static string? Text(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
