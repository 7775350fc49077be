namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>How an invocation ended. Every way but <see cref="Succeeded"/> is a failure to the trigger.</summary>
internal enum InvocationOutcome
{
    Succeeded,

    /// <summary>The function threw or was cancelled, or an output could not be written.</summary>
    Failed,

    /// <summary>The host's functionTimeout passed.</summary>
    TimedOut,

    /// <summary>The worker went away, or there was none: whether the function ran is not known.</summary>
    WorkerLost,
}
