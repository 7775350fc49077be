namespace Serverless.Orchestrations.Notifications;

/// <param name="Title">What following it lets one do, as a button says it.</param>
public sealed record NotificationLink(string Title, Uri Address);

/// <param name="Name">Derived from what the message is about: another one by that name takes its place.</param>
/// <param name="To">A staff member's sign-in name, which is also where their mail and their Teams chat is.</param>
/// <param name="Statement">What it says, for where there is room for a sentence or two.</param>
/// <param name="Text">For who reads no HTML.</param>
/// <param name="Link">Bound to the addressee: whatever carries it shows it to nobody else.</param>
public sealed record Notification(string Name, string To, string Subject, string Statement, string Text, string Html, NotificationLink Link)
{
    /// <summary>The same however often the message is sent. A message of the same name with another link is another message.</summary>
    public Guid Id => NameBasedId.For(NameBasedId.Url, $"{Link.Address.AbsoluteUri}#{Name}");
}

/// <summary>Messages to staff, by whatever reaches them: e-mail, Teams.</summary>
public interface INotifications
{
    /// <summary>The message last given to be sent under this name, whether or not it went out; null when none was.</summary>
    Task<Notification?> FindAsync(string name, CancellationToken cancellation = default);

    /// <summary>The same message sent again after a fault goes only where it has not gone yet.</summary>
    /// <exception cref="Azure.RequestFailedException">The message was not taken; worth a retry.</exception>
    Task SendAsync(Notification notification, CancellationToken cancellation = default);
}
