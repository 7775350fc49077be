using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>What a start may ask for.</summary>
internal static class StartRequests
{
    /// <summary>What is wrong with a start, or null.</summary>
    public static string? Refusal(CreateInstanceRequest request) =>
        request.Name.Length == 0 ? "The orchestrator's name is missing."
        : request.InstanceId.StartsWith('@') ? "Instance IDs that begin with '@' are reserved for entities."
        : PayloadLimits.Refusal(request.Input, "input");

    public static string UnknownFunction(string name) => $"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function.";

    /// <summary>The same orchestrator with the same input, version and tags; an instance that has not ended is not replaced.</summary>
    public static CreateInstanceRequest Again(OrchestrationState existing, bool withNewId) => new()
    {
        InstanceId = withNewId ? string.Empty : existing.InstanceId,
        Name = existing.Name,
        Version = existing.Version,
        Input = existing.Input,
        Tags = { existing.Tags },
        OrchestrationIdReusePolicy = new() { ReplaceableStatus = { Enum.GetValues<OrchestrationStatus>().Where(status => status.IsFinished()) } },
    };
}
