namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>A listener whose backlog decides how many instances the scale controller gives it.</summary>
internal interface IScalableListener : ITriggerListener
{
    string FunctionName { get; }

    /// <summary>Active messages waiting or being worked on.</summary>
    long Backlog { get; }

    /// <summary>What one instance works on at a time: maxConcurrentCalls, maxConcurrentSessions or maxMessageBatchSize.</summary>
    int ConcurrencyPerInstance { get; }

    /// <summary>Virtual instances; total concurrency is this times <see cref="ConcurrencyPerInstance"/>. One at start.</summary>
    int Instances { get; set; }
}
