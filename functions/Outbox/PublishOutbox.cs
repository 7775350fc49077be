using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Functions.Outbox;

/// <summary>Publishes, on a timer, events whose writer stopped before it could publish them.</summary>
public sealed class PublishOutbox(OutboxPublisher outbox, ILogger<PublishOutbox> logger)
{
    [Function(nameof(PublishOutbox))]
    public async Task Run([TimerTrigger("%Outbox:SweepSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        var published = await outbox.SweepAsync(cancellation);
        if (published > 0) logger.LogInformation("Published {Count} events left in the outbox", published);
    }
}
