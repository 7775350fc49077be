using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>
/// Tells a connection's orchestration that a document is worth a look. What is told is written before and read there, so
/// news about a case that has no orchestration any more, or not yet, are nobody's loss.
/// </summary>
public sealed class ConnectionNews(UtilityDatabase database, ILogger<ConnectionNews> logger)
{
    public async Task TellAsync(DurableTaskClient durable, string instanceId, string eventName, string payload, CancellationToken cancellation)
    {
        try
        {
            if (await durable.GetInstanceAsync(instanceId, cancellation: cancellation) is { IsCompleted: false })
                await durable.RaiseEventAsync(instanceId, eventName, payload, cancellation);
        }
        catch (ArgumentException ended)
        {
            logger.LogWarning(ended, "{InstanceId} is not there to be told of {EventName}", instanceId, eventName);
        }
    }

    public async Task TellOfDepositAsync(DurableTaskClient durable, string accountId, CancellationToken cancellation)
    {
        var account = await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation);
        if (account?.RequestId is { } requestId) await TellAsync(durable, NewConnectionOrchestrator.InstanceIdFor(requestId), SecurityDesk.SecurityEvent, accountId, cancellation);
    }
}
