using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>Options of one worker.</summary>
public class DurableTaskWorkerOptions
{
    public enum VersionMatchStrategy
    {
        None = 0,
        Strict = 1,
        CurrentOrOlder = 2,
    }

    public enum VersionFailureStrategy
    {
        Reject = 0,
        Fail = 1,
    }

    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>Entities are not supported on the embedded cloud: using one throws whatever this says.</summary>
    public bool EnableEntitySupport { get; set; }

    public ConcurrencyOptions Concurrency { get; } = new();

    public VersioningOptions? Versioning { get; set; }

    public bool IsVersioningSet => Versioning is not null;

    /// <summary>How much is worked on at a time.</summary>
    public class ConcurrencyOptions
    {
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>Which instance versions this worker takes, and what becomes of the others.</summary>
    public class VersioningOptions
    {
        public string Version { get; set; } = string.Empty;

        /// <summary>The version of sub-orchestrations started without one.</summary>
        public string DefaultVersion { get; set; } = string.Empty;

        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }
}
