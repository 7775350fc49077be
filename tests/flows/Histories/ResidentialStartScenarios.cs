using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.FieldOrders;

namespace Serverless.Tests.Flows.Histories;

/// <summary>Starts of service at a home, by their endings, and the places where they wait.</summary>
internal static class ResidentialStartScenarios
{
    private const string RequestId = "req-1";

    public static IReadOnlyList<Scenario> All => [Activated, RedFlag, IdentityNotVerified, PriorDebt, TurnOnFailed, NoFieldResult, IdentityServiceDown];

    private static async Task Activated(Recording recording)
    {
        await FileAsync(recording);
        await KeepAsync(recording, "awaiting-crew");
        await ReportAsync(recording, visit: 1, FieldOutcome.NoAccess);
        await KeepAsync(recording, "awaiting-second-visit");
        await ReportAsync(recording, visit: 2, FieldOutcome.Completed);
        await KeepAsync(recording, "activated-on-second-visit");
    }

    private static Task RedFlag(Recording recording) => AtOnceAsync(recording, "rf-77", "refused-for-red-flag");

    private static Task IdentityNotVerified(Recording recording) => AtOnceAsync(recording, "uk-77", "handed-over-for-identity");

    private static Task PriorDebt(Recording recording) => AtOnceAsync(recording, "idt-00049", "refused-for-prior-debt");

    private static async Task TurnOnFailed(Recording recording)
    {
        await FileAsync(recording);
        await ReportAsync(recording, visit: 1, FieldOutcome.UnsafeCondition);
        await ReportAsync(recording, visit: 2, FieldOutcome.UnsafeCondition);
        await KeepAsync(recording, "handed-over-for-failed-visits");
    }

    private static async Task NoFieldResult(Recording recording)
    {
        await FileAsync(recording);
        await recording.Platform.AdvanceAsync(TimeSpan.FromDays(2));
        await KeepAsync(recording, "awaiting-reminded-crew");
        await recording.Platform.AdvanceAsync(TimeSpan.FromDays(3));
        await KeepAsync(recording, "handed-over-for-silent-crew");
    }

    private static async Task IdentityServiceDown(Recording recording)
    {
        recording.Platform.Partners.Identity.Faults.Down = true;
        await FileAsync(recording);
        await recording.Platform.AdvanceAsync(TimeSpan.FromHours(1));
        await KeepAsync(recording, "awaiting-identity-service");
        await recording.Platform.AdvanceAsync(TimeSpan.FromDays(3));
        await KeepAsync(recording, "handed-over-for-identity-service");
    }

    private static async Task AtOnceAsync(Recording recording, string identityToken, string name)
    {
        await FileAsync(recording, identityToken);
        await KeepAsync(recording, name);
    }

    private static async Task FileAsync(Recording recording, string identityToken = "idt-new")
    {
        await recording.Platform.PublishAsync("service-requests", Samples.StartService(RequestId, identityToken));
        await recording.Platform.SettleAsync();
    }

    private static async Task ReportAsync(Recording recording, int visit, FieldOutcome outcome)
    {
        await recording.Platform.Partners.Crews.ReportAsync(FieldOrderDocument.IdFor(LocalAccounts.NumberFor(RequestId), $"on{visit}"), outcome);
        await recording.Platform.SettleAsync();
    }

    private static Task KeepAsync(Recording recording, string name) => recording.KeepAsync($"residential-start-{name}", $"residential-start-{RequestId}");
}
