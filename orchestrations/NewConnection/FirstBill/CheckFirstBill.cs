using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Event on topic account-events: service is connected, but no bill was made.</summary>
public sealed record ConnectedUnbilled(string RequestId, string AccountId, int DaysConnected)
{
    public const string Subject = "ConnectedUnbilled.v1";
}

/// <summary>
/// Checks for the first bill. Returns true when there is one, otherwise opens a case. A city once never billed 853 accounts because
/// nobody looked (Corpus Christi, 2018).
/// </summary>
public sealed class CheckFirstBill(ConnectionFiles files, UtilityDatabase database, OutboxPublisher outbox, TimeProvider time)
{
    [Function(nameof(CheckFirstBill))]
    public async Task<bool> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        var bills = await files.AllAsync<BillDocument>(input.Case, BillDocument.TypeName, cancellation);
        if (bills.Any(bill => bill.Status != BillStatus.Cancelled)) return true;
        var (opened, task, written) = Decide(input, time.GetUtcNow());
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(input.Case.AccountId)).CreateItem(opened).CreateItem(task).CreateItem(written);
        if (await batch.RunAsync(cancellation) == BatchOutcome.Done) await outbox.TryPublishAsync(written, cancellation);
        return false;
    }

    public static (CaseDocument Case, CaseTaskDocument Task, OutboxDocument Event) Decide(NewConnectionInput input, DateTimeOffset now)
    {
        var requestId = $"{input.Case.RequestId}-unbilled";
        var opened = new CaseDocument
        {
            Id = CaseDocument.IdFor(requestId),
            AccountId = input.Case.AccountId,
            RequestId = requestId,
            RequestType = ServiceRequestType.NewCommercialConnection,
            SubmittedBy = "system",
            Status = CaseStatus.NeedsPerson,
            Reason = CaseReasons.ConnectedUnbilled,
            InstanceId = NewConnectionOrchestrator.InstanceIdFor(input.Case.RequestId),
            Timeline = [new("opened", now, $"No bill within {input.Policy.FirstBillDays} days", "specialist")],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = input.Case.RequestId,
        };
        var task = new NewTask(opened.Timeline[0].Key, "Find out why no bill has been made") { CaseEnds = [CaseStatus.Completed] }.In(new(requestId, input.Case.AccountId), now);
        var told = new ConnectedUnbilled(input.Case.RequestId, input.Case.AccountId, input.Policy.FirstBillDays);
        return (opened, task, OutboxDocument.For(input.Case.AccountId, $"connected-unbilled-{input.Case.RequestId}", ConnectedUnbilled.Subject, told, input.Case.RequestId, now));
    }
}

internal static class FirstBillSteps
{
    public static async Task<bool> CheckFirstBill(this ConnectionProcedure connection)
    {
        await connection.Sleep(TimeSpan.FromDays(connection.Input.Policy.FirstBillDays));
        return await connection.Insist<bool>(nameof(NewConnection.CheckFirstBill), connection.Input);
    }
}
