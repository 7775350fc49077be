using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Histories;

/// <summary>New connections that do not come about: refused, given up or withdrawn, and all undone.</summary>
internal static class EndedScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        PriorDebt, RedFlag, IdentityNotVerified, DepositNotConfirmed, EvidenceMissing, SecurityNeverCame, PermitsNeverCame, MeterSetFailed,
        WithdrawnAwaitingSecurity, WithdrawnAwaitingWaiver, WithdrawnAwaitingCrews, LateMeterSet,
    ];

    private static async Task LateMeterSet(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.WithdrawAsync();
        recording.Platform.Partners.Crews.Faults.Down = true;
        await course.CrewAsync("101");
        await course.KeepLateMeterSetAsync("101", "awaiting-crews");
        recording.Platform.Partners.Crews.Faults.Down = false;
        await course.Platform.AdvanceAsync(TimeSpan.FromHours(1));
        await course.KeepLateMeterSetAsync("101", "undone");
    }

    private static Task PriorDebt(Recording recording) => OfApplicantAsync(recording, "idt-00049", "refused-for-prior-debt");

    private static Task RedFlag(Recording recording) => OfApplicantAsync(recording, "rf-1", "refused-for-red-flag");

    private static async Task OfApplicantAsync(Recording recording, string identityToken, string name)
    {
        var course = await ConnectionCourse.FiledAsync(recording, Details(identityToken));
        await course.KeepAsync(name);
    }

    private static async Task IdentityNotVerified(Recording recording)
    {
        var course = await ConnectionCourse.FiledAsync(recording, Details("uk-1"));
        await course.Platform.AdvanceAsync(TimeSpan.FromHours(60));
        await course.KeepAsync("awaiting-identity-review");
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(3));
        await course.KeepAsync("refused-for-identity");
    }

    private static async Task DepositNotConfirmed(Recording recording)
    {
        var details = ConnectionFlow.Details();
        var course = await ConnectionCourse.FiledAsync(recording, details with { Site = details.Site with { Units = [.. details.Site.Units.Select(unit => unit with { Kilowatts = 200 })] } });
        await course.KeepAsync("awaiting-word-on-large-deposit");
        await course.Flow.DecideAsync("deposit-above-limit", "Refuse", "manager.one@utility.example");
        await course.KeepAsync("refused-for-deposit");
    }

    private static async Task EvidenceMissing(Recording recording)
    {
        var course = await ConnectionCourse.FiledAsync(recording, ConnectionFlow.Details() with { Documents = [] });
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(31));
        await course.KeepAsync("refused-for-papers");
    }

    private static async Task SecurityNeverCame(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.PayAsync(100m);
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(31));
        await course.KeepAsync("refused-for-security");
    }

    private static async Task PermitsNeverCame(Recording recording)
    {
        recording.Platform.Partners.Permits.Delay = _ => null;
        var course = await ConnectionCourse.FiledAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(366));
        await course.KeepAsync("refused-for-permits");
    }

    private static async Task MeterSetFailed(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.CrewAsync("102");
        for (var visit = 1; visit <= 2; visit++) await course.CrewAsync("101", FieldOutcome.UnsafeCondition, visit);
        await course.Flow.DecideAsync("meter-Electric-Suite-101-3", "Refuse");
        await course.KeepAsync("refused-for-meter");
    }

    private static async Task WithdrawnAwaitingSecurity(Recording recording)
    {
        var course = await ConnectionCourse.FiledAsync(recording);
        await course.PayAsync(250m);
        await course.WithdrawAsync();
        await course.KeepAsync("withdrawn-awaiting-security");
    }

    private static async Task WithdrawnAwaitingWaiver(Recording recording)
    {
        recording.Platform.Partners.Credit.Report = _ => new(70, 60, 12);
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.WithdrawAsync();
        await course.KeepAsync("withdrawn-awaiting-waiver");
    }

    private static async Task WithdrawnAwaitingCrews(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.CrewAsync("101");
        recording.Platform.Partners.Permits.Faults.Down = true;
        await course.WithdrawAsync();
        await course.KeepAsync("withdrawing-while-permit-office-is-down");
        recording.Platform.Partners.Permits.Faults.Down = false;
        await course.Platform.AdvanceAsync(TimeSpan.FromMinutes(1));
        await course.KeepAsync("withdrawn-awaiting-crews");
    }

    private static NewConnectionDetails Details(string identityToken)
    {
        var details = ConnectionFlow.Details();
        return details with { Applicant = details.Applicant with { IdentityToken = identityToken } };
    }
}
