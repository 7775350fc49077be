using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Notifications;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>One new connection, and the people and partners around it.</summary>
internal sealed partial class ConnectionFlow(UtilityPlatform platform)
{
    public const string RequestId = "nc-1";
    public const string Name = "Alpha Foods LLC";

    /// <summary>2 × (60 kW × $46.80): what a restaurant with a thin file is asked for.</summary>
    public const decimal FullDeposit = 5616m;

    public static string AccountId { get; } = LocalAccounts.NumberFor(RequestId);

    public static CaseReference Reference { get; } = new(RequestId, AccountId);

    public UtilityPlatform Platform => platform;

    public static NewConnectionDetails Details() => new()
    {
        Applicant = new(Name, EntityType.LimitedLiabilityCompany, "idt-alpha", "123456789", "ops@alpha.example"),
        Site = new(SiteUse.Restaurant, [new(UnitType.Suite, 1500, 40, 0, "101"), new(UnitType.Suite, 800, 20, 0, "102")], "21-36-00777", "700 Gaines St"),
        Services = [UtilityService.Electric],
        Billing = BillingStructure.Individual,
        PreferredSecurity = SecurityForm.SuretyBond,
        Documents = [new(DocumentKind.SignedApplication, "a.pdf"), new(DocumentKind.EntityRegistration, "b.pdf"), new(DocumentKind.TenantFloorPlan, "c.pdf")],
    };

    public static SecurityOffered Bond(string id = "offer-1", decimal amount = FullDeposit) => new()
    {
        OfferId = id,
        RequestId = RequestId,
        Form = SecurityForm.SuretyBond,
        InstrumentNumber = "SB-1",
        PrincipalName = Name,
        Issuer = "Harbor Surety",
        IssuerRating = "B",
        Amount = amount,
        ExpiresOn = new(2029, 1, 1),
        HasAuthority = true,
        OriginalInCustody = true,
    };

    public static BlanketOffered Blanket(string number) => new()
    {
        InstrumentNumber = number,
        Form = SecurityForm.LetterOfCredit,
        PrincipalName = Name,
        Issuer = "Harbor Surety",
        IssuerRating = "B",
        Amount = 20_000m,
        ExpiresOn = new(2029, 1, 1),
        HasAuthority = true,
        OriginalInCustody = true,
    };

    /// <summary>A thin file, so that nobody has to waive anything; crews take six hours.</summary>
    public static void Partners(PartnerSystems partners)
    {
        partners.Credit.Report = _ => null;
        partners.Crews.Delay = TimeSpan.FromHours(6);
    }

    public static async Task<ConnectionFlow> FiledAsync(UtilityPlatform platform, NewConnectionDetails? details = null, string submittedBy = "portal")
    {
        await FileAsync(platform, Request(details), submittedBy);
        await platform.SettleAsync();
        return new(platform);
    }

    /// <summary>Files as a partner does over the bus, or as one of the staff at their endpoint.</summary>
    /// <param name="by">A partner's name, or a sign-in name.</param>
    public static async Task FileAsync(UtilityPlatform platform, ServiceRequested request, string by)
    {
        if (!by.Contains('@', StringComparison.Ordinal))
        {
            await platform.PublishRawAsync("service-requests", UtilityPlatform.Message(request, by));
            return;
        }
        using var filed = await new ConnectionFlow(platform).AsStaffAsync(HttpMethod.Post, "/api/cases", request, by);
        Assert.Equal(HttpStatusCode.Accepted, filed.StatusCode);
    }

    public static ServiceRequested Request(NewConnectionDetails? details = null) => new()
    {
        RequestId = RequestId,
        Type = ServiceRequestType.NewCommercialConnection,
        SubmittedAt = UtilityPlatform.Start,
        NewConnection = details ?? Details(),
    };

    public Task OfferAsync(SecurityOffered offer) => platform.PublishAsync("security-events", offer);

    public Task PayDepositAsync(decimal amount, string id = "dep-1", PaymentChannel channel = PaymentChannel.Bank) => platform.PublishAsync("payments", new PaymentReceived
    {
        PaymentId = id,
        Channel = channel,
        Tender = PaymentTender.BankTransfer,
        ExternalId = $"trace-{id}",
        AccountId = AccountId,
        Amount = amount,
        ReceivedAt = platform.Now,
        Purpose = PaymentPurpose.Deposit,
    });

    public Task<HttpResponseMessage> WithdrawAsync() => platform.Http.PostAsync(new Uri($"/api/service-requests/{RequestId}/withdrawal", UriKind.Relative), null);

    /// <summary>Calls one of the staff's endpoints.</summary>
    public async Task<HttpResponseMessage> AsStaffAsync(HttpMethod method, string path, object? body, string signIn = "specialist.one@utility.example")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: ContractJson.Options);
        request.Headers.Add("x-dev-user", signIn);
        return await platform.Http.SendAsync(request);
    }

    public async Task EnterBlanketAsync(string number)
    {
        using var entered = await AsStaffAsync(HttpMethod.Post, "/api/blanket-instruments", Blanket(number), "senior.one@utility.example");
        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
        using var approved = await AsStaffAsync(HttpMethod.Post, ApprovalOf(number), new { why = "Seen in the vault" }, "supervisor.one@utility.example");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
    }

    public static string ApprovalOf(string number) => $"/api/blanket-instruments/{number}/approval?issuer={Uri.EscapeDataString(Blanket(number).Issuer)}";

    /// <summary>Decides as the first person who was asked.</summary>
    public async Task DecideAsync(string key, string option, string signIn = "supervisor.one@utility.example")
    {
        var outbox = platform.Cloud.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(OutboxMail.Container);
        var message = await outbox.GetBlobClient($"{ApprovalMessage.NameFor(ApprovalDocument.IdFor(RequestId, key), signIn, ApprovalPurpose.Asked)}.html").DownloadContentAsync();
        var token = TokenIn(message.Value.Content.ToString());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["act"] = "decide", ["form"] = LinkToken.FormValueOf(token), ["option"] = option, ["reason"] = "Looked into it." });
        using var answer = await platform.Http.PostAsync(new Uri($"{ApprovalLinks.Path}/answer", UriKind.Relative), form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await platform.SettleAsync();
    }

    /// <summary>A decision by the JSON endpoint, taken or not.</summary>
    public async Task<HttpResponseMessage> PostDecisionAsync(string key, string option, string signIn)
    {
        var path = $"/api/approvals/by-id/{AccountId}/{ApprovalDocument.IdFor(RequestId, key)}/decision";
        var answer = await AsStaffAsync(HttpMethod.Post, path, new { option, reason = "Looked into it." }, signIn);
        await platform.SettleAsync();
        return answer;
    }

    public Task<HttpResponseMessage> AskEmergencyAsync(string meter, string signIn = "specialist.one@utility.example") =>
        AsStaffAsync(HttpMethod.Post, $"/api/service-requests/{RequestId}/emergency-releases", new { meter, why = "Cold store" }, signIn);

    /// <summary>The token of the link in a message.</summary>
    public static string TokenIn(string message) => Link().Match(message).Groups[1].Value;

    public async Task<ApprovalDocument?> ApprovalAsync(string key) => await platform.FindAsync<ApprovalDocument>(AccountId, ApprovalDocument.IdFor(RequestId, key));

    public async Task<CaseDocument> CaseAsync() => (await platform.FindAsync<CaseDocument>(AccountId, CaseDocument.IdFor(RequestId)))!;

    public async Task<AccountDocument> AccountAsync() => (await platform.FindAsync<AccountDocument>(AccountId, AccountDocument.DocumentId))!;

    public Task<List<T>> AllAsync<T>(string type) =>
        platform.Cloud.Services.GetRequiredService<ConnectionFiles>().AllAsync<T>(Reference, type);

    public IEnumerable<WorkOrder> Orders(FieldOrderKind kind) => platform.Partners.Crews.Orders.Where(order => order.Kind == kind);

    public async Task AssertNothingIsLeftAsync()
    {
        var account = await AccountAsync();
        Assert.Equal((CaseStatus.Withdrawn, AccountStatus.Withdrawn), ((await CaseAsync()).Status, account.Status));
        Assert.Equal((0m, 0m), (account.DepositHeld, account.Owed));
        Assert.Equal(account.TotalPaid, (await AllAsync<DepositRefundDocument>(DepositRefundDocument.TypeName)).Sum(refund => refund.Amount));
        Assert.All(await AllAsync<SecurityDocument>(SecurityDocument.TypeName), document => Assert.Equal(SecurityStatus.Returned, document.Status));
        Assert.False(platform.Partners.Addresses.IsReserved(RequestId));
        Assert.False(platform.Partners.Permits.Expects(RequestId));
        foreach (var order in await AllAsync<FieldOrderDocument>(FieldOrderDocument.TypeName))
            Assert.True(order switch
            {
                { Kind: FieldOrderKind.MeterRemoval } or { Status: FieldOrderStatus.Failed } => true,
                { Status: FieldOrderStatus.Completed } => Orders(FieldOrderKind.MeterRemoval).Any(removal => removal.MeterPoint == order.MeterPoint),
                _ => platform.Partners.Crews.IsCancelled(order.Id),
            }, order.Id);
    }

    /// <summary>Null while it runs.</summary>
    public async Task<NewConnectionOutcome?> OutcomeAsync()
    {
        var instance = await platform.Durable.GetInstanceAsync($"new-connection-{RequestId}", getInputsAndOutputs: true);
        Assert.True(instance!.RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Completed, instance.FailureDetails?.ErrorMessage);
        return instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? instance.ReadOutputAs<NewConnectionOutcome>() : null;
    }

    [GeneratedRegex("/api/approve#([A-Za-z0-9_-]{43})\"")]
    private static partial Regex Link();
}
