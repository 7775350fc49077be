using Serverless.LocalDev.Access;
using Serverless.Orchestrations.Notifications;

namespace Serverless.LocalDev.Cloud;

/// <summary>Lays each message's page beside the data as a file of its own, so that a person can open it and follow its link.</summary>
internal sealed class MailFolder(INotifications mail, string directory) : INotifications
{
    /// <summary>The folder beside a cloud's data; null where that is in memory.</summary>
    public static string? In(string? dataDirectory) => dataDirectory is null ? null : Path.Combine(dataDirectory, "outbox-mail");

    /// <summary>The file of a message of this name.</summary>
    public static string FileNameOf(string name) => $"{Uri.EscapeDataString(name.Replace('/', '_'))}.html";

    public Task<Notification?> FindAsync(string name, CancellationToken cancellation = default) => mail.FindAsync(name, cancellation);

    public async Task SendAsync(Notification notification, CancellationToken cancellation = default)
    {
        var file = Path.Combine(directory, FileNameOf(notification.Name));
        PrivateFiles.CreateFolder(directory);
        await PrivateFiles.WriteAsync(file, notification.Html, cancellation);
        await mail.SendAsync(notification, cancellation);
    }
}
