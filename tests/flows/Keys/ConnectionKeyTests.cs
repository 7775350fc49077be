using System.Net;
using System.Net.Http.Json;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.Keys;

/// <summary>What is sent about a connection under an id that was used for something else is told to its sender, never dropped.</summary>
public sealed class ConnectionKeyTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;
    private ConnectionFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(partnersAre: Partners, application: UtilityPlatform.SweepsWeekly, withCity: false);
        flow = await ConnectionFlow.FiledAsync(platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_request_id_with_another_applicant_is_set_aside()
    {
        await ConnectionFlow.FiledAsync(platform);
        Assert.Empty(await platform.DeadLettersAsync("service-requests"));
        var details = ConnectionFlow.Details();
        await ConnectionFlow.FiledAsync(platform, details with { Applicant = details.Applicant with { LegalName = "Beta Foods Inc" } });
        await IsSetAsideAsync("service-requests", "requestId", "newConnection.applicant.legalName");
        Assert.Equal(ConnectionFlow.Name, (await flow.AccountAsync()).Customer.LegalName);
    }

    [Fact]
    public async Task A_request_id_with_another_premise_is_set_aside()
    {
        await SendAsync("service-requests", Samples.StartService("start-1", premise: 60));
        await SendAsync("service-requests", Samples.StartService("start-1", premise: 61));
        await IsSetAsideAsync("service-requests", "requestId", "residentialStart.premiseId");
    }

    [Fact]
    public async Task An_offer_id_with_other_content_is_set_aside_and_one_of_no_case_stays_free()
    {
        await SendAsync("security-events", ConnectionFlow.Bond(amount: 1000m) with { RequestId = "nc-9" });
        Assert.Equal("UnknownReference", Assert.Single(await platform.DeadLettersAsync("security-events")).DeadLetterReason);
        await SendAsync("security-events", ConnectionFlow.Bond(amount: 1000m));
        await SendAsync("security-events", ConnectionFlow.Bond(amount: 1000m));
        await SendAsync("security-events", ConnectionFlow.Bond(amount: 1500m) with { InstrumentNumber = "SB-2" });
        var dead = (await platform.DeadLettersAsync("security-events")).Skip(1).ToList();
        Assert.Equal("offerId: was used before for something else, which differs in amount, instrumentNumber", Assert.Single(dead).DeadLetterErrorDescription);
        Assert.Equal(1000m, Assert.Single(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName)).Offer.Amount);
    }

    [Fact]
    public async Task A_release_id_releases_one_meter()
    {
        var release = new MeterReleased { ReleaseId = "rel-1", RequestId = ConnectionFlow.RequestId, Meter = "Electric-Suite-101", PermitNumber = "TEB-1", ReleasedAt = platform.Now };
        await SendAsync("permit-events", release);
        await SendAsync("permit-events", release with { ReleasedAt = platform.Now.AddHours(1) });
        Assert.Empty(await platform.DeadLettersAsync("permit-events"));
        await SendAsync("permit-events", release with { Meter = "Electric-Suite-102" });
        await IsSetAsideAsync("permit-events", "releaseId", "meter");
        Assert.Equal("Electric-Suite-101", Assert.Single(await flow.AllAsync<MeterReleaseDocument>(MeterReleaseDocument.TypeName)).Meter);
    }

    [Fact]
    public async Task A_result_id_is_one_visits()
    {
        foreach (var suite in new[] { "101", "102" }) await platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, $"Electric-Suite-{suite}");
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        string[] orders = [.. flow.Orders(FieldOrderKind.MeterSet).Select(order => order.OrderId).Order(StringComparer.Ordinal)];
        Assert.Equal(2, orders.Length);
        await ReportAsync("fo-none");
        Assert.Equal("UnknownReference", Assert.Single(await platform.DeadLettersAsync("field-results")).DeadLetterReason);
        foreach (var order in orders) await ReportAsync(order);
        Assert.Equal("resultId: was used before for something else, which differs in orderId", (await platform.DeadLettersAsync("field-results"))[^1].DeadLetterErrorDescription);
        Assert.Single(await flow.AllAsync<FieldOrderDocument>(FieldOrderDocument.TypeName), order => order.Result is not null);

        async Task ReportAsync(string order)
        {
            await platform.Partners.Crews.ReportAsync(order, FieldOutcome.Completed, "fr-1");
            await platform.SettleAsync();
        }
    }

    [Fact]
    public async Task A_document_id_is_one_papers()
    {
        var first = new { documentId = "doc-1", kind = "LoadCalculation", blobName = "load.pdf" };
        Assert.Equal(HttpStatusCode.Accepted, await FileAsync(first));
        Assert.Equal(HttpStatusCode.Accepted, await FileAsync(first));
        Assert.Equal(HttpStatusCode.Conflict, await FileAsync(first with { blobName = "other.pdf" }));
        Assert.Equal(HttpStatusCode.Accepted, await FileAsync(new { kind = "LoadCalculation", blobName = "other.pdf" }));
        Assert.Equal(HttpStatusCode.BadRequest, await FileAsync(first with { documentId = "a/b" }));

        async Task<HttpStatusCode> FileAsync(object paper)
        {
            using var answer = await platform.Http.PostAsJsonAsync($"/api/service-requests/{ConnectionFlow.RequestId}/documents", paper);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task An_override_id_is_one_wish_and_one_that_was_refused_stays_free()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(ConnectionFlow.FullDeposit + 1m));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(4000m));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync(4000m));
        Assert.Equal(HttpStatusCode.Conflict, await AskAsync(3000m));

        async Task<HttpStatusCode> AskAsync(decimal amount)
        {
            using var answer = await flow.AsStaffAsync(HttpMethod.Post, $"/api/service-requests/{ConnectionFlow.RequestId}/deposit-overrides", new { overrideId = "ov-1", amount, why = "Long a customer" });
            return answer.StatusCode;
        }
    }

    /// <summary>No release and no result comes by itself.</summary>
    private static void Partners(PartnerSystems partners)
    {
        ConnectionFlow.Partners(partners);
        partners.Permits.Delay = static _ => null;
        partners.Crews.Outcome = static _ => null;
    }

    private async Task SendAsync<T>(string queue, T message) where T : class, IContract
    {
        await platform.PublishAsync(queue, message);
        await platform.SettleAsync();
    }

    private async Task IsSetAsideAsync(string queue, string key, string differing)
    {
        var dead = Assert.Single(await platform.DeadLettersAsync(queue));
        Assert.Equal(("ConflictingDuplicate", $"{key}: was used before for something else, which differs in {differing}"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
    }
}
