using System.Net;
using System.Net.Http.Json;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>A place in the procedure where it waits: how a request gets there, what it awaits, and what makes it go on.</summary>
/// <param name="Awaits">The key of the open wait.</param>
internal sealed record Stage(string Name, string Awaits, Func<ConnectionFlow, Task> GoOn)
{
    private const string Supervisor = "supervisor.one@utility.example";

    public Action<PartnerSystems> Partners { get; init; } = static _ => { };

    public NewConnectionDetails Details { get; init; } = ConnectionFlow.Details();

    /// <summary>What it takes beside the application.</summary>
    public Func<ConnectionFlow, Task> Reach { get; init; } = static flow => flow.Platform.AdvanceAsync(TimeSpan.FromHours(1));

    public static IReadOnlyList<Stage> All { get; } =
    [
        new("evidence", "evidence-asked-1", FileAllAsync) { Details = ConnectionFlow.Details() with { Documents = [] } },
        new("identity review", "approval-nc-1-identity-review", flow => DecideAsync(flow, "identity-review", "Established"))
        {
            Details = ConnectionFlow.Details() with { Applicant = ConnectionFlow.Details().Applicant with { IdentityToken = "uk-1" } },
        },
        new("bureau outage", "approval-nc-1-credit-outage-1", flow => DecideAsync(flow, "credit-outage-1", "Go on"))
        {
            Partners = partners => partners.Credit.Faults.Down = true,
            Reach = flow => flow.Platform.AdvanceAsync(TimeSpan.FromDays(2)),
        },
        new("waiver", "approval-nc-1-deposit-waiver", flow => DecideAsync(flow, "deposit-waiver", "Deny")) { Partners = partners => partners.Credit.Report = _ => new(70, 60, 12) },
        new("large deposit", "approval-nc-1-deposit-above-limit", ConfirmAsync)
        {
            Details = ConnectionFlow.Details() with { Site = ConnectionFlow.Details().Site with { Units = [new(UnitType.Suite, 1500, 300, 0, "101"), new(UnitType.Suite, 800, 20, 0, "102")] } },
        },
        new("security", "security-requested", _ => Task.CompletedTask),
        new("address review", "approval-nc-1-address-1", SettleAddressAsync) { Partners = partners => partners.Addresses.Answer = question => new(question.ParcelId, null) },
        new("permits", "releases-awaited", flow => ReleaseAsync(flow, "101", "102")) { Partners = Unreleased },
        new("emergency", "approval-nc-1-emergency-Electric-Suite-101-1", ReleaseInEmergencyAsync) { Partners = Unreleased, Reach = AskEmergencyAsync },
        new("meters", "meter-set-Electric-Suite-101-1", ReportAsync) { Partners = partners => partners.Crews.Outcome = _ => null, Reach = flow => SecureAsync(flow, TimeSpan.FromHours(1)) },
        new("meter review", "approval-nc-1-meter-Electric-Suite-101-3", SendAgainAsync)
        {
            Partners = partners => partners.Crews.Outcome = order => order.MeterPoint == "Electric-Suite-101" ? FieldOutcome.NoAccess : FieldOutcome.Completed,
            Reach = flow => SecureAsync(flow, TimeSpan.FromHours(14)),
        },
    ];

    public static Stage Named(string name) => All.Single(stage => stage.Name == name);

    /// <summary>Partners that bring a request here; but for that they do as they always do.</summary>
    public void Instruct(PartnerSystems partners)
    {
        ConnectionFlow.Partners(partners);
        Partners(partners);
    }

    public async Task<ConnectionFlow> BeginAsync(UtilityPlatform platform)
    {
        var flow = await ConnectionFlow.FiledAsync(platform, Details);
        await Reach(flow);
        await AssertIsReachedAsync(flow);
        return flow;
    }

    public async Task AssertIsReachedAsync(ConnectionFlow flow) => Assert.Contains(Awaits, (await flow.CaseAsync()).OpenWaits.Select(wait => wait.Key));

    /// <summary>Gives security for the largest deposit of them all, and time.</summary>
    public static async Task SecureAsync(ConnectionFlow flow, TimeSpan time)
    {
        await flow.OfferAsync(ConnectionFlow.Bond(amount: 40_000m));
        await flow.Platform.AdvanceAsync(time);
    }

    private static async Task FileAllAsync(ConnectionFlow flow)
    {
        foreach (var kind in new[] { DocumentKind.SignedApplication, DocumentKind.EntityRegistration, DocumentKind.TenantFloorPlan })
        {
            using var filed = await flow.Platform.Http.PostAsJsonAsync("/api/service-requests/nc-1/documents", new { kind = $"{kind}", blobName = $"{kind}.pdf" });
            Assert.Equal(HttpStatusCode.Accepted, filed.StatusCode);
        }
    }

    private static async Task ConfirmAsync(ConnectionFlow flow)
    {
        await DecideAsync(flow, "deposit-above-limit", "Confirm", "manager.one@utility.example");
        await DecideAsync(flow, "deposit-above-limit", "Confirm", "manager.two@utility.example");
    }

    private static Task SettleAddressAsync(ConnectionFlow flow)
    {
        flow.Platform.Partners.Addresses.Answer = AddressAuthority.Place;
        return DecideAsync(flow, "address-1", "Ask again");
    }

    private static void Unreleased(PartnerSystems partners) => partners.Permits.Delay = _ => null;

    private static async Task ReleaseAsync(ConnectionFlow flow, params string[] suites)
    {
        foreach (var suite in suites) await flow.Platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, $"Electric-Suite-{suite}");
    }

    private static async Task AskEmergencyAsync(ConnectionFlow flow)
    {
        using var asked = await flow.AskEmergencyAsync("Electric-Suite-101");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await flow.Platform.AdvanceAsync(TimeSpan.FromHours(1));
    }

    private static async Task ReleaseInEmergencyAsync(ConnectionFlow flow)
    {
        await DecideAsync(flow, "emergency-Electric-Suite-101-1", "Approve");
        await ReleaseAsync(flow, "102");
    }

    private static async Task ReportAsync(ConnectionFlow flow)
    {
        foreach (var order in flow.Orders(FieldOrderKind.MeterSet)) await flow.Platform.Partners.Crews.ReportAsync(order.OrderId, FieldOutcome.Completed);
    }

    private static Task SendAgainAsync(ConnectionFlow flow)
    {
        flow.Platform.Partners.Crews.Outcome = _ => FieldOutcome.Completed;
        return DecideAsync(flow, "meter-Electric-Suite-101-3", "Send again");
    }

    private static async Task DecideAsync(ConnectionFlow flow, string key, string option, string by = Supervisor)
    {
        using var decided = await flow.PostDecisionAsync(key, option, by);
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
    }
}
