namespace Serverless.LocalDev.Durable;

/// <summary>A worker gave a work item back: it is of a version or a name this worker does not take.</summary>
public sealed class WorkItemAbandonedException : Exception
{
    public WorkItemAbandonedException() { }

    public WorkItemAbandonedException(string message) : base(message) { }

    public WorkItemAbandonedException(string message, Exception? inner) : base(message, inner) { }
}
