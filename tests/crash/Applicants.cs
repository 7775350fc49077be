using System.Net;
using System.Text.Json;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Dashboard;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Crash;

/// <summary>
/// Applicants for new commercial connections, and whoever acts for or about them. Everything may be done again, and is when
/// nobody answered: a portal and a lockbox do the same.
/// </summary>
internal sealed class Applicants(KilledPlatform platform)
{
    /// <summary>2 × (60 kW × $46.80).</summary>
    public const decimal FullDeposit = 5616m;

    private const string Supervisor = "supervisor.one@utility.example";
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private readonly List<string> known = [];

    public Task ApplyAsync(IEnumerable<string> requests, bool withPapers = false) => ForEachAsync(requests, async request =>
    {
        await platform.PublishAsync(PartnerMessage.Of(IntakeQueues.ServiceRequests, Application(request, withPapers)));
        lock (known) known.Add(request);
    });

    public Task FilePapersAsync(IEnumerable<string> requests) => ForEachAsync(requests, async request =>
    {
        foreach (var kind in new[] { "SignedApplication", "EntityRegistration", "TenantFloorPlan" })
            await PostAsync($"/api/service-requests/{request}/documents", new { kind, blobName = $"{kind}.pdf" }, HttpStatusCode.Accepted);
    });

    /// <summary>A supervisor insists on the full deposit; said before, it is not taken a second time.</summary>
    public Task DenyWaiverAsync(IEnumerable<string> requests) => ForEachAsync(requests, request => PostAsync(
        $"/api/approvals/by-id/{LocalAccounts.NumberFor(request)}/{ApprovalDocument.IdFor(request, "deposit-waiver")}/decision",
        new { option = "Deny", reason = "In full." }, HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Gone));

    public Task PayAsync(IEnumerable<string> requests, decimal amount = FullDeposit) => ForEachAsync(requests, request =>
    {
        var payment = new PaymentReceived
        {
            PaymentId = $"dep-{request}",
            Channel = PaymentChannel.Bank,
            Tender = PaymentTender.BankTransfer,
            ExternalId = $"trace-{request}",
            AccountId = LocalAccounts.NumberFor(request),
            Amount = amount,
            ReceivedAt = Day,
            Purpose = PaymentPurpose.Deposit,
        };
        return platform.PublishAsync(PartnerMessage.Of(IntakeQueues.Payments, payment));
    });

    public Task OfferBondAsync(IEnumerable<string> requests, decimal amount) => ForEachAsync(requests, request =>
    {
        var bond = new SecurityOffered
        {
            OfferId = $"offer-{request}",
            RequestId = request,
            Form = SecurityForm.SuretyBond,
            InstrumentNumber = $"SB-{request}",
            PrincipalName = NameOf(request),
            Issuer = "Harbor Surety",
            IssuerRating = "B",
            Amount = amount,
            ExpiresOn = new(2040, 1, 1),
            HasAuthority = true,
            OriginalInCustody = true,
        };
        return platform.PublishAsync(PartnerMessage.Of(IntakeQueues.SecurityEvents, bond));
    });

    /// <summary>What was withdrawn, and has ended meanwhile, says so.</summary>
    public Task WithdrawAsync(IEnumerable<string> requests) => ForEachAsync(requests, request =>
        PostAsync($"/api/service-requests/{request}/withdrawal", new { }, HttpStatusCode.Accepted, HttpStatusCode.Conflict));

    /// <summary>From whom something is awaited, as the applicant sees it.</summary>
    public Task AwaitAsync(IEnumerable<string> requests, params string[] from) => ForEachAsync(requests, async request =>
    {
        var seen = await LookAsync(request);
        Assert.Equal(from, seen.GetProperty("allAwaited").EnumerateArray().Select(wait => wait.GetProperty("from").GetString()!).Distinct().Order());
    });

    /// <summary>Nothing any of them was told happened later than it is now.</summary>
    public Task NothingIsLaterThanAsync(DateTimeOffset now) => ForEachAsync(known, async request =>
    {
        var seen = await LookAsync(request);
        Assert.All(seen.GetProperty("timeline").EnumerateArray(), step => Assert.InRange(step.GetProperty("at").GetDateTimeOffset(), DateTimeOffset.MinValue, now));
    });

    /// <summary>How much has happened: what they were told, and the procedures that ended.</summary>
    public async Task<int> ProgressAsync()
    {
        var seen = await Task.WhenAll(known.Select(LookAsync));
        var ended = (await platform.GetAsync<PlatformFigures>(ControlEndpoints.Status)).Orchestrations.GetValueOrDefault("Completed");
        return seen.Sum(request => request.GetProperty("timeline").GetArrayLength()) + (int)ended;
    }

    private Task<JsonElement> LookAsync(string request) => platform.GetAsync<JsonElement>($"/api/service-requests/{request}");

    private async Task PostAsync(string path, object body, params HttpStatusCode[] expected)
    {
        using var answer = await platform.PostAsync(path, body, Supervisor);
        Assert.True(expected.Contains(answer.StatusCode), $"{path} was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Task ForEachAsync(IEnumerable<string> requests, Func<string, Task> act) => Task.WhenAll(requests.Select(act));

    private static string NameOf(string request) => $"Alpha Foods {request} LLC";

    private static ServiceRequested Application(string request, bool withPapers) => new()
    {
        RequestId = request,
        Type = ServiceRequestType.NewCommercialConnection,
        SubmittedAt = Day,
        NewConnection = new()
        {
            Applicant = new(NameOf(request), EntityType.LimitedLiabilityCompany, $"idt-{request}", "123456789", "ops@alpha.example"),
            Site = new(SiteUse.Restaurant, [new(UnitType.Suite, 1500, 40, 0, "101"), new(UnitType.Suite, 800, 20, 0, "102")], "21-36-00777", "700 Gaines St"),
            Services = [UtilityService.Electric],
            Billing = BillingStructure.Individual,
            PreferredSecurity = SecurityForm.Cash,
            Documents = withPapers ? [new(DocumentKind.SignedApplication, "a.pdf"), new(DocumentKind.EntityRegistration, "b.pdf"), new(DocumentKind.TenantFloorPlan, "c.pdf")] : [],
        },
    };
}
