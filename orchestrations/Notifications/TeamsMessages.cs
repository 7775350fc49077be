using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;

namespace Serverless.Orchestrations.Notifications;

/// <summary>
/// Sends Teams messages by a workflow's webhook (trigger "When a Teams webhook request is received"). The link is for one person, so the
/// workflow must post the card as a chat to <c>recipient</c>, never to a channel: infra/runbooks.md says how to make it. A workflow posts
/// everything it is given, repeats too; only the outbox knows what was already sent.
/// </summary>
public sealed class TeamsMessages(IHttpClientFactory clients, IOptions<NotificationSettings> settings) : IMessageChannel
{
    /// <summary>The name of the HTTP client, as registered with the factory.</summary>
    public const string ClientName = "teams-messages";

    private const string Service = "The Teams workflow";

    public string Name => "teams";

    public bool IsConfigured => settings.Value.TeamsWebhook.Length > 0;

    public async Task SendAsync(Notification notification, CancellationToken cancellation = default)
    {
        using var http = clients.CreateClient(ClientName);
        using var posting = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Value.TeamsWebhook)) { Content = JsonContent.Create(Payload(notification)) };
        using var answer = await http.CallAsync(Service, posting, cancellation);
        if (!answer.IsSuccessStatusCode) throw await MessageCall.FaultAsync(Service, answer, cancellation);
    }

    public static JsonObject Payload(Notification notification) => new()
    {
        ["type"] = "message",
        ["recipient"] = notification.To,
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = Card(notification),
        }),
    };

    private static JsonObject Card(Notification notification) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.4",
        ["body"] = new JsonArray(
            Plain(new JsonObject { ["type"] = "TextRun", ["text"] = notification.Subject, ["size"] = "Medium", ["weight"] = "Bolder" }),
            Plain(new JsonObject { ["type"] = "TextRun", ["text"] = notification.Statement })),
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "Action.OpenUrl",
            ["title"] = notification.Link.Title,
            ["url"] = notification.Link.Address.AbsoluteUri,
        }),
    };

    /// <summary>A text run, which shows its text as it is. A text block would read it as Markdown, links too.</summary>
    private static JsonObject Plain(JsonObject run) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
}
