using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;

namespace Serverless.Orchestrations.Notifications;

/// <summary>
/// Sends e-mail by Azure Communication Services (REST, Email - Send, 2023-03-31), signed in with the app's own identity. Success means
/// that the service accepted the mail, not that it was delivered. Delivery is in the service's own logs, under the message's id.
/// </summary>
public sealed class CommunicationServicesMail(IHttpClientFactory clients, TokenCredential credential, IOptions<NotificationSettings> settings) : IMessageChannel
{
    /// <summary>The name of the HTTP client, as registered with the factory.</summary>
    public const string ClientName = "communication-services-mail";

    private const string Service = "Communication Services";
    private const string Version = "api-version=2023-03-31";

    /// <summary>The scope that the service's own clients use. The resource ends in a slash, so there are two.</summary>
    private static readonly TokenRequestContext Scope = new(["https://communication.azure.com//.default"]);

    public string Name => "mail";

    public bool IsConfigured => settings.Value.MailEndpoint.Length > 0;

    public async Task SendAsync(Notification notification, CancellationToken cancellation = default)
    {
        using var http = clients.CreateClient(ClientName);
        using var sending = await RequestAsync(HttpMethod.Post, "emails:send", cancellation);
        sending.Headers.Add("Operation-Id", notification.Id.ToString());
        sending.Content = JsonContent.Create(Payload(notification, settings.Value.MailSender));
        using var answer = await http.CallAsync(Service, sending, cancellation);
        if (answer.IsSuccessStatusCode) return;
        if (answer.StatusCode == HttpStatusCode.Conflict && await HasTakenAsync(http, notification.Id, cancellation)) return;
        throw await MessageCall.FaultAsync(Service, answer, cancellation);
    }

    /// <summary>The request's JSON. Tracking is off, because it would send the person's link through the service's own address.</summary>
    public static JsonObject Payload(Notification notification, string sender) => new()
    {
        ["senderAddress"] = sender,
        ["recipients"] = new JsonObject { ["to"] = new JsonArray(new JsonObject { ["address"] = notification.To }) },
        ["content"] = new JsonObject { ["subject"] = notification.Subject, ["plainText"] = notification.Text, ["html"] = notification.Html },
        ["userEngagementTrackingDisabled"] = true,
    };

    /// <summary>Whether the service already has an operation of this id. The id differs between any two messages, so it can only be this one.</summary>
    private async Task<bool> HasTakenAsync(HttpClient http, Guid id, CancellationToken cancellation)
    {
        using var asking = await RequestAsync(HttpMethod.Get, $"emails/operations/{id}", cancellation);
        using var answer = await http.CallAsync(Service, asking, cancellation);
        return answer.IsSuccessStatusCode;
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, CancellationToken cancellation)
    {
        try
        {
            var token = await credential.GetTokenAsync(Scope, cancellation);
            return new(method, new Uri($"{settings.Value.MailEndpoint.TrimEnd('/')}/{path}?{Version}")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Token) } };
        }
        catch (AuthenticationFailedException refused)
        {
            throw new RequestFailedException($"There is no token for {Service}.", refused);
        }
    }
}
