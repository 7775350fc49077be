using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// A new commercial connection, from its papers to its first bill. Three branches run at once and must all finish before a meter is set.
/// A withdrawal or the first refusal ends them all, and their steps are undone in reverse order.
/// </summary>
public static class NewConnectionOrchestrator
{
    public const string Name = "NewConnection";

    public static string InstanceIdFor(string requestId) => $"new-connection-{requestId}";

    [Function(Name)]
    public static async Task<NewConnectionOutcome> Run([OrchestrationTrigger] TaskOrchestrationContext context, NewConnectionInput input)
    {
        using var connection = new ConnectionProcedure(context, input);
        if (await connection.UnlessWithdrawn(Connect(connection)) is { } refused)
        {
            await connection.StopWaiting(refused.Reason);
            await connection.CancelMeterSets();
            await connection.WithdrawPermits();
            await connection.WithdrawAddress();
            var clearsAt = await connection.ReturnSecurity();
            var outcome = await connection.Close(refused);
            await connection.ReturnRest(clearsAt);
            return outcome;
        }
        await connection.WelcomeApplicant();
        return new(NewConnectionResult.Connected, FirstBillCame: await connection.CheckFirstBill());
    }

    private static async Task<Refusal?> Connect(ConnectionProcedure connection)
    {
        if (await connection.WithinTarget(ConnectionStep.Evidence, connection.CompleteEvidence()) is { } incomplete) return incomplete;

        if (await connection.All(
            connection.WithinTarget(ConnectionStep.CreditAndSecurity, CreditAndSecurity(connection)),
            connection.WithinTarget(ConnectionStep.Address, connection.PlaceAddress()),
            connection.WithinTarget(ConnectionStep.Permits, connection.AwaitReleases())) is { } refused) return refused;

        if (await connection.WithinTarget(ConnectionStep.Meters, connection.SetMeters()) is { } notSet) return notSet;

        return await connection.Activate();
    }

    private static async Task<Refusal?> CreditAndSecurity(ConnectionProcedure connection)
    {
        if (await connection.CheckIdentity() is { } unknown) return unknown;

        var entity = await connection.FindEntityRecord();
        if (entity.Owed > connection.Input.Policy.PriorDebtLimit) return new(CaseReasons.PriorDebt);

        var credit = await connection.AskCreditBureau();
        var deposit = await connection.AssessDeposit(credit, entity.History);
        if (await connection.ConfirmLargeDeposit(deposit) is { } notConfirmed) return notConfirmed;

        await connection.RequestSecurity(deposit);
        return await connection.AwaitSecurity(deposit);
    }
}
