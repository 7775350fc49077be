using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes JSON bodies and payloads; web defaults (camelCase) when not set.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
