using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Outages;

namespace Serverless.Tests.Flows.Http;

/// <summary>The portals' way in: it publishes what the consumers will accept, and refuses the rest in RFC 9457's form.</summary>
public sealed class PortalTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_payment_sent_over_http_is_accepted_and_its_status_url_tells_what_became_of_it()
    {
        using var accepted = await PostAsync("/api/payments", Samples.Payment("web-1", amount: 12.34m));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var statusUrl = accepted.Headers.Location!.ToString();
        await platform.SettleAsync();
        using var status = await platform.GetJsonAsync(statusUrl);
        Assert.Equal("posted", status.RootElement.GetProperty("status").GetString());
        Assert.Equal(12.34m, status.RootElement.GetProperty("amount").GetDecimal());
        using var account = await platform.GetJsonAsync($"/api/accounts/{SampleCity.AccountId(1)}");
        Assert.Equal("web-1", account.RootElement.GetProperty("ledger")[0].GetProperty("payment").GetProperty("paymentId").GetString());
    }

    [Fact]
    public async Task An_outage_and_a_service_request_sent_over_http_arrive()
    {
        using var outage = await PostAsync("/api/outages", Samples.Outage("web-2") with { Source = OutageSource.Portal });
        using var request = await PostAsync("/api/service-requests", Samples.StartService("web-3"));
        await platform.SettleAsync();
        foreach (var accepted in new[] { outage, request })
        {
            using var status = await platform.GetJsonAsync(accepted.Headers.Location!.ToString());
            Assert.Equal(JsonValueKind.Object, status.RootElement.ValueKind);
        }
    }

    [Fact]
    public async Task Every_offending_field_is_named_in_problem_details()
    {
        using var refused = await PostAsync("/api/payments", new { paymentId = "p", channel = "Cheque", amount = -1 });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        var errors = problem.RootElement.GetProperty("errors");
        foreach (var field in new[] { "channel", "externalId", "accountId", "receivedAt" }) Assert.True(errors.TryGetProperty(field, out _), field);
    }

    [Fact]
    public async Task Card_numbers_are_refused_and_too_long_bodies_too()
    {
        using var card = await PostAsync("/api/payments", Samples.Payment("web-4") with { MethodToken = "4012888888881881" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, card.StatusCode);
        Assert.DoesNotContain("4012", await card.Content.ReadAsStringAsync());
        using var huge = await platform.Http.PostAsync("/api/payments", new StringContent(new string(' ', ContractReader.LargestBody + 1), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
    }

    [Theory]
    [InlineData("/api/payments")]
    [InlineData("/api/outages")]
    [InlineData("/api/service-requests")]
    [InlineData("/api/service-requests/none/withdrawal")]
    public async Task What_a_form_on_a_web_page_can_send_is_refused(string path)
    {
        using var answer = await platform.Http.PostAsync(path, new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/api/accounts/0000000000")]
    [InlineData("/api/accounts/0000000000/payments/none")]
    [InlineData("/api/service-requests/none")]
    [InlineData("/api/premises/P-1/service-points/S-1/outage")]
    public async Task What_is_not_there_is_a_404_with_problem_details(string path)
    {
        using var answer = await platform.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_path_of_no_function_is_the_hosts_own_404()
    {
        using var answer = await platform.Http.GetAsync("/api/no-such-thing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Without_its_key_nobody_gets_in_but_to_the_health_page()
    {
        platform.Http.DefaultRequestHeaders.Remove(PartnerKeys.Header);
        using var account = await platform.Http.GetAsync($"/api/accounts/{SampleCity.AccountId(1)}");
        Assert.Equal(HttpStatusCode.Unauthorized, account.StatusCode);
        using var payment = await PostAsync("/api/payments", Samples.Payment("web-5"));
        Assert.Equal(HttpStatusCode.Unauthorized, payment.StatusCode);
        using var health = await platform.Http.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_new_account_number_of_a_request_passes_its_own_check()
    {
        await platform.PublishAsync("service-requests", Samples.StartService("web-6"));
        await platform.SettleAsync();
        using var status = await platform.GetJsonAsync("/api/service-requests/web-6");
        Assert.True(AccountNumber.IsValid(status.RootElement.GetProperty("accountId").GetString()!));
    }

    private Task<HttpResponseMessage> PostAsync<T>(string path, T body) => platform.Http.PostAsJsonAsync(path, body, ContractJson.Options);
}
