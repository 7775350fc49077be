namespace Serverless.LocalDev.Functions.Durable;

/// <summary>The worker did not say how a turn or activity ended: the hub runs it again.</summary>
internal sealed class TaskNotRunException(string? message) : Exception(message);
