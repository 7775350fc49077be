using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Serverless.Orchestrations.Notifications;

/// <summary>
/// Leaves each message in container <c>outbox-mail</c> as NAME.eml (RFC 5322, text and HTML) and NAME.html, where the mail
/// relay takes it from; on the embedded cloud a person opens it there.
/// </summary>
public sealed class OutboxMail(BlobServiceClient blobs, TimeProvider time) : INotifications
{
    public const string Container = "outbox-mail";
    private const string Boundary = "=_customer-operations";

    public async Task SendAsync(Notification notification, CancellationToken cancellation = default)
    {
        var container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await KeepAsync(container, $"{notification.Name}.html", "text/html; charset=utf-8", notification.Html, cancellation);
        await KeepAsync(container, $"{notification.Name}.eml", "message/rfc822", Mail(notification, time.GetUtcNow()), cancellation);
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

    /// <summary>A line break in a header would begin another one.</summary>
    private static string Header(string value) => value.ReplaceLineEndings(" ");

    private static async Task KeepAsync(BlobContainerClient container, string name, string type, string content, CancellationToken cancellation) =>
        await container.GetBlobClient(name).UploadAsync(
            BinaryData.FromString(content), new BlobUploadOptions { HttpHeaders = new() { ContentType = type } }, cancellation);
}
