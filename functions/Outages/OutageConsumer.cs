using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Outages;
using Serverless.Orchestrations.Premises;

namespace Serverless.Functions.Outages;

/// <summary>Outage reports from the bus.</summary>
public sealed class OutageConsumer(FeederLookup feeders, OutageIntake intake, MessageIntake messages)
{
    /// <summary>
    /// Takes outage reports in batches, as a storm needs. A batch that fails is delivered again as a whole; reports already written are
    /// then recognised.
    /// </summary>
    [Function(nameof(TakeOutageReports))]
    public async Task TakeOutageReports(
        [ServiceBusTrigger(Queues.OutageReports, Connection = ServiceBusSettings.Section, IsBatched = true)] ServiceBusReceivedMessage[] batch,
        ServiceBusMessageActions actions,
        CancellationToken cancellation)
    {
        var reports = new List<OutageReported>(batch.Length);
        var messageOf = new Dictionary<OutageReported, ServiceBusReceivedMessage>(ReferenceEqualityComparer.Instance);
        foreach (var message in batch)
        {
            if (await messages.ReadOrSetAsideAsync<OutageReported>(actions, message, cancellation) is not { Message: var report }) continue;
            reports.Add(report);
            messageOf[report] = message;
        }
        var byFeeder = await feeders.ByFeederAsync(reports, report => (report.PremiseId, report.ServicePointId), cancellation);
        foreach (var refused in await intake.RecordAsync(byFeeder, cancellation)) await actions.SetAsideAsync(messageOf[refused.Report], refused.Limit, cancellation);
    }
}
