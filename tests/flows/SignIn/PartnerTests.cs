using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Flows.SignIn;

/// <summary>A partner says what it may, sees what is its own, and guesses nothing.</summary>
public sealed class PartnerTests : IAsyncLifetime, IDisposable
{
    private const string Request = "/api/service-requests/nc-1";
    private readonly RecordedLogs logs = new();
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        platform.Cloud.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task A_partner_reads_withdraws_and_adds_papers_to_what_it_filed_and_a_channel_of_the_utility_reads_all()
    {
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("builder-portal", HttpMethod.Post, "/api/service-requests", ConnectionFlow.Request()));
        await platform.SettleAsync();
        var account = $"/api/accounts/{ConnectionFlow.AccountId}";
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (await SendAsync("builder-portal", HttpMethod.Get, Request), await SendAsync("portal", HttpMethod.Get, Request), await SendAsync("lockbox", HttpMethod.Get, Request)));
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (await SendAsync("builder-portal", HttpMethod.Get, account), await SendAsync("portal", HttpMethod.Get, account), await SendAsync("lockbox", HttpMethod.Get, account)));
        var paper = new { kind = "LoadCalculation", blobName = "load.pdf" };
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync("portal", HttpMethod.Post, $"{Request}/documents", paper));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("builder-portal", HttpMethod.Post, $"{Request}/documents", paper));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync("portal", HttpMethod.Post, $"{Request}/withdrawal", new { }));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("builder-portal", HttpMethod.Post, $"{Request}/withdrawal", new { }));
    }

    [Fact]
    public async Task A_request_is_filed_by_who_sends_it_whatever_its_body_says()
    {
        var body = JsonSerializer.SerializeToNode(ConnectionFlow.Request(), ContractJson.Options)!;
        body["submittedBy"] = "manager.one@utility.example";
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("builder-portal", HttpMethod.Post, "/api/service-requests", body));
        await platform.SettleAsync();
        Assert.Equal("builder-portal", (await new ConnectionFlow(platform).CaseAsync()).SubmittedBy);
    }

    [Fact]
    public async Task What_the_staff_filed_is_added_to_and_taken_back_by_the_staff_and_by_no_partner()
    {
        var flow = await ConnectionFlow.FiledAsync(platform, submittedBy: "senior.one@utility.example");
        var paper = new { kind = "LoadCalculation", blobName = "load.pdf" };
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync("builder-portal", HttpMethod.Post, $"{Request}/documents", paper));
        using var filed = await flow.AsStaffAsync(HttpMethod.Post, $"{Request}/documents", paper);
        using var withdrawn = await flow.AsStaffAsync(HttpMethod.Post, $"{Request}/withdrawal", new { });
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (filed.StatusCode, withdrawn.StatusCode));
    }

    [Fact]
    public async Task The_payment_of_another_is_not_there()
    {
        var paid = Samples.Payment("ach-1") with { Channel = PaymentChannel.Bank };
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("bank", HttpMethod.Post, "/api/payments", paid));
        await platform.SettleAsync();
        var payment = $"/api/accounts/{SampleCity.AccountId(1)}/payments/ach-1";
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await SendAsync("bank", HttpMethod.Get, payment), await SendAsync("lockbox", HttpMethod.Get, payment)));
    }

    [Fact]
    public async Task What_a_partner_may_not_say_is_refused_at_both_doors()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("lockbox", HttpMethod.Post, "/api/payments", Samples.Payment("web-1")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync("lockbox", HttpMethod.Post, "/api/service-requests", ConnectionFlow.Request()));
        var flow = await ConnectionFlow.FiledAsync(platform);
        var release = new MeterReleased { ReleaseId = "rel-1", RequestId = "nc-1", Meter = "Electric-Suite-101", PermitNumber = "MADE-UP", ReleasedAt = platform.Now };
        await platform.PublishRawAsync("permit-events", UtilityPlatform.Message(release, "lockbox"));
        await platform.PublishRawAsync("security-events", UtilityPlatform.Message(ConnectionFlow.Bond(), "builder-portal"));
        await platform.SettleAsync();
        var dead = Assert.Single(await platform.DeadLettersAsync("permit-events"));
        Assert.Equal(("NotAuthorized", "source: lockbox may not send MeterReleased.v1"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal("NotAuthorized", Assert.Single(await platform.DeadLettersAsync("security-events")).DeadLetterReason);
        Assert.DoesNotContain(await flow.AllAsync<MeterReleaseDocument>(MeterReleaseDocument.TypeName), kept => kept.PermitNumber == "MADE-UP");
        Assert.Empty(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName));
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused_at_once()
    {
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("portal", HttpMethod.Post, "/api/service-requests", ConnectionFlow.Request()));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("portal", HttpMethod.Post, "/api/payments", Samples.Payment("web-1")));
        await platform.SettleAsync();
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("portal", HttpMethod.Post, "/api/service-requests", ConnectionFlow.Request()));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("portal", HttpMethod.Post, "/api/payments", Samples.Payment("web-1")));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync("builder-portal", HttpMethod.Post, "/api/service-requests", ConnectionFlow.Request()));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync("portal", HttpMethod.Post, "/api/payments", Samples.Payment("web-1", amount: 99m)));
        using var guess = new HttpRequestMessage(HttpMethod.Post, "/api/payments") { Content = JsonContent.Create(Samples.Payment("web-1") with { Channel = PaymentChannel.Lockbox }, options: ContractJson.Options) };
        guess.Headers.Add(PartnerKeys.Header, platform.Cloud.Access.KeyOf("lockbox"));
        using var told = await platform.Http.SendAsync(guess);
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Contains("which differs in sender.", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var filed = await new ConnectionFlow(platform).AsStaffAsync(HttpMethod.Post, "/api/cases", ConnectionFlow.Request());
        Assert.Equal(HttpStatusCode.Conflict, filed.StatusCode);
    }

    [Fact]
    public async Task Who_guesses_account_numbers_is_slowed_down_and_told_of_and_goes_on_sending_payments()
    {
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 20; guess++) answers.Add(await GuessAsync(guess));
        answers.AddRange(await Task.WhenAll(Enumerable.Range(20, 100).Select(GuessAsync)));
        for (var guess = 120; guess < 190; guess++) answers.Add(await GuessAsync(guess));
        Assert.Equal(60, answers.Count(answer => answer == HttpStatusCode.NotFound));
        Assert.Equal(130, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
        Assert.Single(logs.WarningsOf<Functions.SignIn.Authorization>(), line => line == "Bulk look-up: lockbox looked for too much that is not there");
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("lockbox", HttpMethod.Post, "/api/payments", Samples.Payment("box-1") with { Channel = PaymentChannel.Lockbox }));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("portal", HttpMethod.Get, $"/api/accounts/{SampleCity.AccountId(1)}"));

        Task<HttpStatusCode> GuessAsync(int guess) => SendAsync("lockbox", HttpMethod.Get, $"/api/accounts/{LocalAccounts.NumberFor($"guess-{guess}")}");
    }

    [Fact]
    public async Task Another_key_changes_no_number_that_was_given()
    {
        using var data = new DataDirectory();
        await using (var first = await UtilityPlatform.StartAsync(data.Path, withCity: false))
        {
            await first.PublishAsync("service-requests", Samples.StartService("req-1"));
            await first.SettleAsync();
        }
        await using var rotated = await UtilityPlatform.StartAsync(
            data.Path, withCity: false, application: options => options with { Settings = [.. options.Settings, new("Accounts:NumberKey", "another key of more than 32 characters")] });
        await rotated.PublishAsync("service-requests", Samples.StartService("req-1"), Samples.StartService("req-2"));
        await rotated.SettleAsync();
        using var known = await rotated.GetJsonAsync("/api/service-requests/req-1");
        using var later = await rotated.GetJsonAsync("/api/service-requests/req-2");
        Assert.Equal(LocalAccounts.NumberFor("req-1"), known.RootElement.GetProperty("accountId").GetString());
        Assert.NotEqual(LocalAccounts.NumberFor("req-2"), later.RootElement.GetProperty("accountId").GetString());
    }

    private async Task<HttpStatusCode> SendAsync<T>(string partner, HttpMethod method, string path, T body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: ContractJson.Options) };
        return await SendAsync(partner, request);
    }

    private async Task<HttpStatusCode> SendAsync(string partner, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        return await SendAsync(partner, request);
    }

    private async Task<HttpStatusCode> SendAsync(string partner, HttpRequestMessage request)
    {
        request.Headers.Add(PartnerKeys.Header, platform.Cloud.Access.KeyOf(partner));
        using var answer = await platform.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
