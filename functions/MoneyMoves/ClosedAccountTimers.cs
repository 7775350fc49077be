using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.MoneyMoves;

namespace Serverless.Functions.MoneyMoves;

/// <summary>What is done for closed accounts on timers. These go by UTC: both are before the offices open in the city.</summary>
public sealed class ClosedAccountTimers(AutopayStops autopay, ClosedCredits credits, ILogger<ClosedAccountTimers> logger)
{
    /// <summary>Stops the autopay of accounts that have closed since yesterday.</summary>
    [Function(nameof(StopAutopayOfClosed))]
    public async Task StopAutopayOfClosed([TimerTrigger("0 15 9 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var stopped = await autopay.RunAsync(cancellation);
        if (stopped > 0) logger.LogInformation("Looked at the autopay of {Count} closed accounts", stopped);
    }

    /// <summary>Makes refund tasks of what closed accounts have, on Mondays.</summary>
    [Function(nameof(SweepClosedCredits))]
    public async Task SweepClosedCredits([TimerTrigger("0 30 9 * * 1")] TimerInfo timer, CancellationToken cancellation)
    {
        var made = await credits.SweepAsync(cancellation);
        if (made > 0) logger.LogInformation("Made {Count} tasks to pay back what closed accounts have", made);
    }
}
