using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Billing;

namespace Serverless.Functions.Billing;

/// <summary>Charges late payers, once a day before the offices open. Timers go by UTC: this is 5 or 6 o'clock in the city.</summary>
public sealed class AssessLateCharges(LateCharging charging, ILogger<AssessLateCharges> logger)
{
    [Function(nameof(AssessLateCharges))]
    public async Task Run([TimerTrigger("0 0 10 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var charged = await charging.RunAsync(cancellation);
        if (charged > 0) logger.LogInformation("Charged {Count} bills for being late", charged);
    }
}
