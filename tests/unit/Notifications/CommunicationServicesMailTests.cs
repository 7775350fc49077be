using System.Net;
using System.Net.Http.Headers;
using Azure;
using Azure.Core;
using Azure.Identity;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>Azure Communication Services, Email - Send (REST, 2023-03-31).</summary>
public sealed class CommunicationServicesMailTests
{
    [Fact]
    public async Task A_mail_is_posted_as_the_service_documents_it()
    {
        using var service = new Service(Service.Answer(HttpStatusCode.Accepted));
        await service.Mail().SendAsync(Message.To());
        var request = Assert.Single(service.Asked);
        Assert.Equal((HttpMethod.Post, "https://mail.example/emails:send?api-version=2023-03-31"), (request.Method, request.RequestUri!.AbsoluteUri));
        Assert.Equal(new AuthenticationHeaderValue("Bearer", "https://communication.azure.com//.default"), request.Headers.Authorization);
        Assert.Equal(Message.To().Id.ToString(), Assert.Single(request.Headers.GetValues("Operation-Id")));

        Assert.Equal("DoNotReply@mail.example", (string?)service.Body["senderAddress"]);
        Assert.Equal("senior.one@utility.example", (string?)Assert.Single(service.Body["recipients"]!["to"]!.AsArray())!["address"]);
        Assert.Equal(Message.To().Subject, (string?)service.Body["content"]!["subject"]);
        Assert.Equal(Message.To().Text, (string?)service.Body["content"]!["plainText"]);
        Assert.Equal(Message.To().Html, (string?)service.Body["content"]!["html"]);
        Assert.True((bool?)service.Body["userEngagementTrackingDisabled"], "a tracked link is opened by others than its addressee");
        Assert.Equal(4, service.Body.AsObject().Count);
    }

    [Fact]
    public void Nothing_in_a_message_can_add_to_the_mail()
    {
        var odd = Message.To("a@b\"},{\"address\":\"c@d") with { Subject = "Ä\r\nBcc: c@d\"" };
        var payload = CommunicationServicesMail.Payload(odd, "DoNotReply@mail.example");
        var read = System.Text.Json.Nodes.JsonNode.Parse(payload.ToJsonString())!;
        Assert.Equal(odd.To, (string?)Assert.Single(read["recipients"]!["to"]!.AsArray())!["address"]);
        Assert.Equal(odd.Subject, (string?)read["content"]!["subject"]);
    }

    [Fact]
    public async Task A_message_sent_again_is_the_same_request()
    {
        using var service = new Service(Service.Answer(HttpStatusCode.Accepted), Service.Answer(HttpStatusCode.Accepted));
        for (var i = 0; i < 2; i++) await service.Mail().SendAsync(Message.To());
        Assert.Equal(service.Bodies[0], service.Bodies[1]);
        Assert.Single(service.Asked.SelectMany(request => request.Headers.GetValues("Operation-Id")).Distinct());
    }

    [Fact]
    public async Task A_refused_mail_names_status_and_code_and_nobody()
    {
        using var service = new Service(Service.Answer(HttpStatusCode.BadRequest, """{"error":{"code":"InvalidRecipient","message":"senior.one@utility.example is no address."}}"""));
        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => service.Mail().SendAsync(Message.To()));
        Assert.Equal((400, "InvalidRecipient"), (fault.Status, fault.ErrorCode));
        Assert.Equal("Communication Services answered 400 InvalidRecipient.", fault.Message);
        Assert.DoesNotContain("senior.one", fault.ToString());
    }

    [Theory]
    [InlineData("senior.one@utility.example is no address.")]
    [InlineData("""{"error":{"code":"senior.one@utility.example is no address"}}""")]
    [InlineData("""{"error":"senior.one@utility.example"}""")]
    [InlineData("""["senior.one@utility.example"]""")]
    public async Task Of_an_answer_that_is_no_error_document_only_the_status_is_told(string body)
    {
        using var service = new Service(Service.Answer(HttpStatusCode.InternalServerError, body));
        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => service.Mail().SendAsync(Message.To()));
        Assert.Equal((500, "Communication Services answered 500."), (fault.Status, fault.Message));
        Assert.Null(fault.ErrorCode);
    }

    [Fact]
    public async Task Too_many_mails_are_worth_a_retry_and_say_when()
    {
        var busy = Service.Answer(HttpStatusCode.TooManyRequests, """{"error":{"code":"TooManyRequests","message":"Slow down."}}""");
        busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(30));
        using var service = new Service(busy);
        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => service.Mail().SendAsync(Message.To()));
        Assert.Equal((429, "Communication Services answered 429 TooManyRequests, to be asked again in 30 s."), (fault.Status, fault.Message));
    }

    [Fact]
    public async Task A_service_out_of_reach_and_a_sign_in_that_fails_are_faults_of_the_port()
    {
        using var unreachable = new Service();
        var away = await Assert.ThrowsAsync<RequestFailedException>(() => unreachable.Mail().SendAsync(Message.To()));
        using var service = new Service(Service.Answer(HttpStatusCode.Accepted));
        var unsigned = await Assert.ThrowsAsync<RequestFailedException>(() => service.Mail(new NoTokens()).SendAsync(Message.To()));
        Assert.Equal((0, 0), (away.Status, unsigned.Status));
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    public async Task A_conflict_is_no_fault_where_the_service_has_the_very_mail(HttpStatusCode status, bool isTaken)
    {
        using var service = new Service(Service.Answer(HttpStatusCode.Conflict), Service.Answer(status));
        var fault = await Record.ExceptionAsync(() => service.Mail().SendAsync(Message.To()));
        Assert.Equal(isTaken, fault is null);
        Assert.Equal($"https://mail.example/emails/operations/{Message.To().Id}?api-version=2023-03-31", service.Asked[1].RequestUri!.AbsoluteUri);
        Assert.Equal(HttpMethod.Get, service.Asked[1].Method);
    }

    private sealed class NoTokens : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new AuthenticationFailedException("The identity endpoint does not answer.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new AuthenticationFailedException("The identity endpoint does not answer.");
    }
}
