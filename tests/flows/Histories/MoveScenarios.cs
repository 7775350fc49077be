using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Tests.Flows.MoneyMoves;

namespace Serverless.Tests.Flows.Histories;

/// <summary>Movements of money that staff asked for, by their kinds and endings.</summary>
internal static class MoveScenarios
{
    public static IReadOnlyList<Scenario> All => [Adjusted, Approved, Denied, Transferred, Placed];

    private static async Task Adjusted(Recording recording)
    {
        await new MoveFlow(recording.Platform).AdjustAsync("m-1", 1, 3m);
        await KeepAsync(recording, "adjusted-at-once");
    }

    private static async Task Approved(Recording recording)
    {
        var flow = await RefundAskedAsync(recording);
        await KeepAsync(recording, "awaiting-approval");
        await flow.DecideAsync("m-1", MoveFlow.One, "Approve", MoveFlow.Senior);
        await KeepAsync(recording, "refund-approved");
    }

    private static async Task Denied(Recording recording)
    {
        var flow = await RefundAskedAsync(recording);
        await flow.DecideAsync("m-1", MoveFlow.One, "Deny", MoveFlow.Senior);
        await KeepAsync(recording, "refund-denied");
    }

    private static async Task Transferred(Recording recording)
    {
        var flow = new MoveFlow(recording.Platform);
        await flow.CreditAsync(MoveFlow.One, 400m);
        await flow.SamePersonAsync();
        await flow.AskAsync(
            $"/api/accounts/{SampleCity.AccountId(MoveFlow.One)}/transfers", MoveFlow.Specialist,
            new { moveId = "m-1", toAccountId = SampleCity.AccountId(MoveFlow.Other), amount = 250m, why = "Asked by phone" });
        await KeepAsync(recording, "transferred");
    }

    private static async Task Placed(Recording recording)
    {
        var unknown = LocalAccounts.NumberFor("nobody");
        await recording.Platform.PublishAsync("payments", Samples.Payment("pay-1", amount: 60m) with { AccountId = unknown });
        await recording.Platform.SettleAsync();
        await new MoveFlow(recording.Platform).AskAsync(
            $"/api/suspense/{unknown}/pay-1/place", MoveFlow.Specialist, new { moveId = "m-1", toAccountId = SampleCity.AccountId(MoveFlow.One), why = "The payer called" });
        await KeepAsync(recording, "placed");
    }

    private static async Task<MoveFlow> RefundAskedAsync(Recording recording)
    {
        var flow = new MoveFlow(recording.Platform);
        await flow.CreditAsync(MoveFlow.One, 400m);
        await flow.AskAsync(
            $"/api/accounts/{SampleCity.AccountId(MoveFlow.One)}/refunds", MoveFlow.Specialist, new { moveId = "m-1", amount = 300m, customerChose = "Payment", why = "Moves away" });
        return flow;
    }

    private static Task KeepAsync(Recording recording, string name) => recording.KeepAsync($"move-{name}", MoveMoneyOrchestrator.InstanceIdFor("m-1"));
}
