using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Serverless.Orchestrations.Durable;

/// <summary>
/// Signals an orchestration that it should read a document again. The facts are stored before the signal and read from the document. So a
/// signal to an orchestration that does not exist, has not begun or has ended loses nothing and is no failure.
/// </summary>
public sealed class OrchestrationSignals(ILogger<OrchestrationSignals> logger)
{
    /// <summary>Signals, and throws when a running orchestration cannot be reached: for callers that are tried again, such as message handlers.</summary>
    public async Task SendAsync(DurableTaskClient durable, string instanceId, string eventName, string about, CancellationToken cancellation = default)
    {
        try
        {
            await durable.RaiseEventAsync(instanceId, eventName, about, cancellation);
        }
        catch (Exception refused) when (!cancellation.IsCancellationRequested)
        {
            // Backends throw different exceptions for an instance that is not running, so its state is checked instead.
            if (await durable.GetInstanceAsync(instanceId, cancellation: cancellation) is { IsCompleted: false }) throw;
            logger.LogInformation(refused, "{InstanceId} does not run and was not told of {EventName}", instanceId, eventName);
        }
    }

    /// <summary>
    /// Signals, and never throws: for callers that have already answered and are not tried again. The signal is sent even if the caller
    /// has disconnected. A lost signal delays the orchestration to its next deadline.
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
