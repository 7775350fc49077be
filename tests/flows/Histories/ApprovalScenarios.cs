using Serverless.Orchestrations.Approvals;
using Serverless.Tests.Flows.Approvals;

namespace Serverless.Tests.Flows.Histories;

/// <summary>Questions to people, by what becomes of them.</summary>
internal static class ApprovalScenarios
{
    public static IReadOnlyList<Scenario> All => [Decided, DecidedByTwo, TimedOut, Withdrawn];

    private static async Task Decided(Recording recording)
    {
        var flow = await ApprovalFlow.AskedAsync(recording.Platform);
        await KeepAsync(recording, "asked");
        await DecideAsync(flow, ApprovalFlow.Senior);
        await KeepAsync(recording, "decided");
    }

    private static async Task DecidedByTwo(Recording recording)
    {
        var flow = await ApprovalFlow.AskedAsync(recording.Platform, amount: 30_000m);
        await DecideAsync(flow, ApprovalFlow.Manager);
        await KeepAsync(recording, "awaiting-second-decision");
        await DecideAsync(flow, ApprovalFlow.OtherManager);
        await KeepAsync(recording, "decided-by-two");
    }

    private static async Task TimedOut(Recording recording)
    {
        await ApprovalFlow.AskedAsync(recording.Platform);
        await recording.Platform.AdvanceAsync(TimeSpan.FromHours(60));
        await KeepAsync(recording, "escalated");
        await recording.Platform.AdvanceAsync(TimeSpan.FromDays(3));
        await KeepAsync(recording, "timed-out");
    }

    private static async Task Withdrawn(Recording recording)
    {
        await ApprovalFlow.AskedAsync(recording.Platform);
        await recording.Platform.Durable.RaiseEventAsync(ApprovalFlow.InstanceId, ApprovalOrchestrator.WithdrawEvent, "The case ended.");
        await KeepAsync(recording, "withdrawn");
    }

    private static async Task DecideAsync(ApprovalFlow flow, string signIn)
    {
        using var decided = await flow.DecideAsync(await flow.TokenAsync(signIn));
        decided.EnsureSuccessStatusCode();
    }

    private static Task KeepAsync(Recording recording, string name) => recording.KeepAsync($"approval-{name}", ApprovalFlow.InstanceId);
}
