namespace Serverless.Orchestrations.Notifications;

/// <param name="Title">The button's text, which says what the link is for.</param>
public sealed record NotificationLink(string Title, Uri Address);

/// <param name="Name">Derived from the message's subject matter. A later message of this name replaces the earlier one.</param>
/// <param name="To">A staff member's sign-in name, which is also their mail address and their Teams address.</param>
/// <param name="Statement">The message in a sentence or two, for short forms.</param>
/// <param name="Text">The message as plain text, for readers without HTML.</param>
/// <param name="Link">A link for the addressee only. No channel may show it to anybody else.</param>
public sealed record Notification(string Name, string To, string Subject, string Statement, string Text, string Html, NotificationLink Link)
{
    /// <summary>The same each time this message is sent. A message of the same name with another link has another id.</summary>
    public Guid Id => NameBasedId.For(NameBasedId.Url, $"{Link.Address.AbsoluteUri}#{Name}");
}

/// <summary>Sends messages to staff by all configured channels, such as e-mail and Teams.</summary>
public interface INotifications
{
    /// <summary>The latest message given under this name, sent or not; null when there is none.</summary>
    Task<Notification?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>Sends a message. Sending the same one again after a fault uses only the channels that have not taken it yet.</summary>
    /// <exception cref="Azure.RequestFailedException">The message was not accepted; a retry may help.</exception>
    Task SendAsync(Notification notification, CancellationToken cancellation = default);
}
