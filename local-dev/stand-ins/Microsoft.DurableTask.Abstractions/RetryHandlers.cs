namespace Microsoft.DurableTask;

/// <summary>Decides inside the orchestration, deterministically, whether a failed task is tried again.</summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

/// <inheritdoc cref="AsyncRetryHandler"/>
public delegate bool RetryHandler(RetryContext retryContext);
