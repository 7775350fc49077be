namespace Microsoft.DurableTask.Entities;

/// <summary>Code of a durable entity; nothing on the embedded cloud runs it.</summary>
public interface ITaskEntity;
