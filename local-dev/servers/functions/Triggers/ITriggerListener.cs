namespace Serverless.LocalDev.Functions.Triggers;

/// <summary>What starts one function's invocations.</summary>
internal interface ITriggerListener
{
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Takes nothing new, then waits for what is in flight until <paramref name="cancellation"/> ends the patience.</summary>
    Task StopAsync(CancellationToken cancellation);
}
