using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Serverless.Orchestrations.Durable;

/// <summary>
/// Tells an orchestration that a document is worth another look. What matters is written before and read there, so a signal to an
/// orchestration that is absent, has not begun or has ended is nobody's loss, and never a failure.
/// </summary>
public sealed class OrchestrationSignals(ILogger<OrchestrationSignals> logger)
{
    /// <summary>Signals, and fails when a running orchestration cannot be reached: for callers that come again, such as a message.</summary>
    public async Task SendAsync(DurableTaskClient durable, string instanceId, string eventName, string about, CancellationToken cancellation = default)
    {
        try
        {
            await durable.RaiseEventAsync(instanceId, eventName, about, cancellation);
        }
        catch (Exception refused) when (!cancellation.IsCancellationRequested)
        {
            // Backends differ in the exception they give for an instance that is not running, so look instead.
            if (await durable.GetInstanceAsync(instanceId, cancellation: cancellation) is { IsCompleted: false }) throw;
            logger.LogInformation(refused, "{InstanceId} does not run and was not told of {EventName}", instanceId, eventName);
        }
    }

    /// <summary>
    /// Signals, and never fails: for callers whose answer is given already and who do not come again. It goes out even if the caller
    /// has gone meanwhile. A lost signal costs time until the orchestration's next deadline.
    /// </summary>
    public async Task TrySendAsync(DurableTaskClient durable, string instanceId, string eventName, string about)
    {
        try
        {
            await SendAsync(durable, instanceId, eventName, about, CancellationToken.None);
        }
        catch (Exception lost)
        {
            logger.LogWarning(lost, "{InstanceId} was not told of {EventName}; it will find out at its next deadline", instanceId, eventName);
        }
    }
}
