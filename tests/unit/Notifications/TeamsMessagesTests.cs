using System.Net;
using System.Text.Json.Nodes;
using Azure;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>What a workflow with the trigger "When a Teams webhook request is received" takes: an Adaptive Card in a message.</summary>
public sealed class TeamsMessagesTests
{
    [Fact]
    public async Task A_card_is_posted_for_one_person_with_the_link_on_its_button()
    {
        using var service = new Service(Service.Answer(HttpStatusCode.Accepted));
        await service.Teams().SendAsync(Message.To());
        var request = Assert.Single(service.Asked);
        Assert.Equal((HttpMethod.Post, "https://teams.example/workflows/1/invoke?sig=signature"), (request.Method, request.RequestUri!.AbsoluteUri));

        Assert.Equal(("message", "senior.one@utility.example"), ((string?)service.Body["type"], (string?)service.Body["recipient"]));
        var attachment = Assert.Single(service.Body["attachments"]!.AsArray())!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment["contentType"]);
        var card = attachment["content"]!;
        Assert.Equal(("AdaptiveCard", "1.4"), ((string?)card["type"], (string?)card["version"]));
        Assert.Equal([Message.To().Subject, Message.To().Statement], card["body"]!.AsArray().Select(block => (string?)Assert.Single(block!["inlines"]!.AsArray())!["text"]));
        var button = Assert.Single(card["actions"]!.AsArray())!;
        Assert.Equal(("Action.OpenUrl", "Look at it", Message.Link.AbsoluteUri), ((string?)button["type"], (string?)button["title"], (string?)button["url"]));
    }

    [Fact]
    public void What_reads_like_a_link_is_shown_as_text()
    {
        var odd = Message.To() with { Subject = "[Approve](https://evil.example)\"}", Statement = "**Ä**" };
        var card = JsonNode.Parse(TeamsMessages.Payload(odd).ToJsonString())!["attachments"]![0]!["content"]!;
        Assert.All(card["body"]!.AsArray(), block => Assert.Equal(("RichTextBlock", "TextRun"), ((string?)block!["type"], (string?)block["inlines"]![0]!["type"])));
        Assert.Equal([odd.Subject, odd.Statement], card["body"]!.AsArray().Select(block => (string?)block!["inlines"]![0]!["text"]));
    }

    [Fact]
    public void The_link_is_on_the_button_only() =>
        Assert.Single(TeamsMessages.Payload(Message.To()).ToJsonString().Split("token-1").Skip(1));

    [Fact]
    public async Task A_fault_tells_neither_the_workflows_address_nor_the_message()
    {
        using var service = new Service(Service.Answer(HttpStatusCode.NotFound, """{"error":{"code":"WorkflowNotFound","message":"The workflow '1' could not be found."}}"""));
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => service.Teams().SendAsync(Message.To()));
        var away = await Assert.ThrowsAsync<RequestFailedException>(() => service.Teams().SendAsync(Message.To()));
        Assert.Equal((404, "The Teams workflow answered 404 WorkflowNotFound."), (refused.Status, refused.Message));
        foreach (var secret in new[] { "signature", "token-1", "senior.one" }) Assert.DoesNotContain(secret, $"{refused} {away}");
    }
}
