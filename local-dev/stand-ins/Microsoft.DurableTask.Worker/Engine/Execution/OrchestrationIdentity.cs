using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>What one run of an orchestration is told about itself.</summary>
internal sealed record OrchestrationIdentity(
    string InstanceId, string Name, string Version, ParentOrchestrationInstance? Parent, string? Input);
