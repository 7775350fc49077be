using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Orchestrations.Notifications;

/// <summary>A message as stored in the outbox.</summary>
/// <param name="KeptAt">When it was first given to be sent.</param>
/// <param name="TakenAt">When each channel took it, by the channel's name.</param>
public sealed record KeptMessage(Notification Notification, DateTimeOffset KeptAt, IReadOnlyDictionary<string, DateTimeOffset> TakenAt)
{
    public KeptMessage TakenBy(string channel, DateTimeOffset now) =>
        this with { TakenAt = new Dictionary<string, DateTimeOffset>(TakenAt, StringComparer.Ordinal) { [channel] = now } };
}

/// <summary>
/// Stores every message to staff in container <c>outbox-mail</c>: NAME.eml (RFC 5322, text and HTML) and NAME.html for people, NAME.json
/// for the channels. Without a configured channel, messages stay here.
/// </summary>
public sealed class OutboxMail(BlobServiceClient blobs, TimeProvider time)
{
    public const string Container = "outbox-mail";
    private const string Boundary = "=_customer-operations";

    /// <summary>The latest message stored under this name; null when there is none.</summary>
    public async Task<KeptMessage?> FindAsync(string name, CancellationToken cancellation = default)
    {
        try
        {
            var kept = await blobs.GetBlobContainerClient(Container).GetBlobClient($"{name}.json").DownloadContentAsync(cancellation);
            return kept.Value.Content.ToObjectFromJson<KeptMessage>(JsonSerializerOptions.Web);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Stores a message that no channel has taken yet. It replaces an earlier one of the same name.</summary>
    public async Task<KeptMessage> KeepAsync(Notification notification, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await WriteAsync($"{notification.Name}.html", "text/html; charset=utf-8", notification.Html, cancellation);
        await WriteAsync($"{notification.Name}.eml", "message/rfc822", Mail(notification, now), cancellation);
        return await KeepAsync(new KeptMessage(notification, now, new Dictionary<string, DateTimeOffset>()), cancellation);
    }

    /// <summary>Stores a message with the channels that have taken it.</summary>
    public async Task<KeptMessage> KeepAsync(KeptMessage message, CancellationToken cancellation = default)
    {
        await WriteAsync($"{message.Notification.Name}.json", "application/json", JsonSerializer.Serialize(message, JsonSerializerOptions.Web), cancellation);
        return message;
    }

    public static string Mail(Notification notification, DateTimeOffset now)
    {
        var mail = new StringBuilder();
        void Line(string line) => mail.Append(line).Append("\r\n");
        Line($"To: {Header(notification.To)}");
        Line($"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(notification.Subject))}?=");
        Line($"Date: {now:r}");
        Line($"Message-ID: <{Header(notification.Name).Replace('/', '.').Replace('@', '.')}@customer-operations>");
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative; boundary=\"{Boundary}\"");
        Part("text/plain", notification.Text);
        Part("text/html", notification.Html);
        Line($"--{Boundary}--");
        return mail.ToString();

        void Part(string type, string body)
        {
            Line("");
            Line($"--{Boundary}");
            Line($"Content-Type: {type}; charset=utf-8");
            Line("Content-Transfer-Encoding: 8bit");
            Line("");
            Line(body.ReplaceLineEndings("\r\n"));
        }
    }

    /// <summary>A header's value without line breaks, since a line break would begin another header.</summary>
    private static string Header(string value) => value.ReplaceLineEndings(" ");

    private async Task WriteAsync(string name, string type, string content, CancellationToken cancellation) =>
        await blobs.GetBlobContainerClient(Container).GetBlobClient(name).UploadAsync(
            BinaryData.FromString(content), new BlobUploadOptions { HttpHeaders = new() { ContentType = type } }, cancellation);
}
