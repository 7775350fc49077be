namespace Serverless.LocalDev.Functions.Worker;

/// <summary>A worker refused to start, index or load, or went away meanwhile.</summary>
public sealed class WorkerException(string message) : Exception(message);
