using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Histories;

/// <summary>New connections that come about, each by another way, and the places where they wait.</summary>
internal static class ConnectedScenarios
{
    private const string Manager = "manager.one@utility.example";

    public static IReadOnlyList<Scenario> All =>
    [
        ByBond, ByCash, WithoutSecurity, ByLetterOfCredit, WithoutCreditReport, WithLatePapers, WithAddressReview, WithEmergencyRelease, WithMeterReview, WithSilentCrew,
        ByOverride, WithOverrideTakenBack, WithPartnersDown,
    ];

    private static async Task ByBond(Recording recording)
    {
        var course = await ConnectionCourse.FiledAsync(recording);
        await course.KeepAsync("awaiting-security-and-releases");
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.KeepAsync("awaiting-releases");
        await course.Platform.AdvanceAsync(TimeSpan.FromHours(3));
        await course.KeepAsync("awaiting-crews");
        await course.SetMetersAsync();
        await course.KeepAsync("awaiting-first-bill");
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-unbilled");
    }

    private static async Task ByCash(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.PayAsync(5000m);
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(8));
        await course.KeepAsync("awaiting-rest-of-security");
        await course.PayAsync(616m, "dep-2");
        await course.SetMetersAsync();
        await course.BillAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-by-cash-and-billed");
    }

    private static async Task WithoutSecurity(Recording recording)
    {
        recording.Platform.Partners.Credit.Report = _ => new(90, 90, 12);
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.KeepAsync("awaiting-waiver");
        await course.Flow.DecideAsync("deposit-waiver", "Approve", Manager);
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-by-waiver");
    }

    private static async Task ByLetterOfCredit(Recording recording)
    {
        recording.Platform.Partners.Credit.Report = _ => new(70, 60, 12);
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.Flow.DecideAsync("deposit-waiver", "Deny");
        await course.OfferAsync(ConnectionFlow.Bond(amount: 2000m));
        await course.OfferAsync(ConnectionFlow.Bond("offer-2") with { Form = SecurityForm.LetterOfCredit, InstrumentNumber = "LC-9", Replaces = "SB-1" });
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-after-refused-waiver");
    }

    private static async Task WithoutCreditReport(Recording recording)
    {
        recording.Platform.Partners.Credit.Faults.Down = true;
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.KeepAsync("awaiting-credit-bureau");
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(2));
        await course.KeepAsync("awaiting-word-on-credit-bureau");
        await course.Flow.DecideAsync("credit-outage-1", "Go on");
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-without-credit-report");
    }

    private static async Task WithLatePapers(Recording recording)
    {
        var course = await ConnectionCourse.FiledAsync(recording, ConnectionFlow.Details() with { Documents = [new(DocumentKind.SignedApplication, "a.pdf")] });
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(8));
        await course.KeepAsync("awaiting-papers");
        await course.FileAsync(DocumentKind.EntityRegistration);
        await course.FileAsync(DocumentKind.TenantFloorPlan);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.Platform.AdvanceAsync(TimeSpan.FromHours(3));
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-after-late-papers");
    }

    private static async Task WithAddressReview(Recording recording)
    {
        recording.Platform.Partners.Addresses.Answer = question => new(question.ParcelId, null);
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.KeepAsync("awaiting-address-review");
        recording.Platform.Partners.Addresses.Answer = AddressAuthority.Place;
        await course.Flow.DecideAsync("address-1", "Ask again");
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-after-address-review");
    }

    private static async Task WithEmergencyRelease(Recording recording)
    {
        recording.Platform.Partners.Permits.Delay = _ => null;
        var course = await ConnectionCourse.FiledAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.ReleaseAsync("101");
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(58));
        await course.AskEmergencyReleaseAsync("102");
        await course.KeepAsync("awaiting-word-on-emergency");
        await course.Flow.DecideAsync("emergency-Electric-Suite-102-1", "Approve");
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-by-emergency-after-overdue-permits");
    }

    private static async Task WithMeterReview(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.CrewAsync("102");
        for (var visit = 1; visit <= 2; visit++) await course.CrewAsync("101", FieldOutcome.EquipmentMissing, visit);
        await course.KeepAsync("awaiting-word-on-meter");
        await course.Flow.DecideAsync("meter-Electric-Suite-101-3", "Send again");
        await course.CrewAsync("101", visit: 3);
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-after-meter-review");
    }

    private static async Task WithSilentCrew(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.CrewAsync("102");
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(3));
        await course.KeepAsync("awaiting-reminded-crew");
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(3));
        await course.CrewAsync("101", visit: 2);
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-after-silent-crew");
    }

    private static async Task ByOverride(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.AskOverrideAsync(3000m);
        await course.KeepAsync("awaiting-word-on-override");
        await course.Flow.DecideAsync("deposit-override-o-1", "Approve");
        await course.PayAsync(3000m);
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-by-override");
    }

    private static async Task WithOverrideTakenBack(Recording recording)
    {
        var course = await ConnectionCourse.ReleasedAsync(recording);
        await course.AskOverrideAsync(3000m);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-with-override-taken-back");
    }

    private static async Task WithPartnersDown(Recording recording)
    {
        recording.Platform.Partners.Permits.Faults.Down = true;
        recording.Platform.Partners.Crews.Faults.Down = true;
        var course = await ConnectionCourse.FiledAsync(recording);
        await course.OfferAsync(ConnectionFlow.Bond());
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(2));
        await course.KeepAsync("awaiting-word-on-permit-office");
        recording.Platform.Partners.Permits.Faults.Down = false;
        await course.Flow.DecideAsync("permits-1", "Ask again");
        await course.Platform.AdvanceAsync(TimeSpan.FromDays(2));
        await course.KeepAsync("awaiting-word-on-crews");
        recording.Platform.Partners.Crews.Faults.Down = false;
        foreach (var unit in new[] { "101", "102" }) await course.Flow.DecideAsync($"crews-meter-set-Electric-Suite-{unit}-1-1", "Send again");
        await course.SetMetersAsync();
        await course.FirstBillIsDueAsync();
        await course.KeepAsync("connected-after-partners-were-down");
    }
}
