namespace Serverless.Orchestrations.Notifications;

/// <param name="Name">Derived from what the message is about: sending the same one again replaces it.</param>
/// <param name="To">A staff member's sign-in name, which is also where their mail and their Teams chat is.</param>
/// <param name="Text">For who reads no HTML.</param>
public sealed record Notification(string Name, string To, string Subject, string Text, string Html);

/// <summary>Messages to staff, by whatever reaches them: e-mail, Teams.</summary>
public interface INotifications
{
    /// <exception cref="Azure.RequestFailedException">The message was not taken; worth a retry.</exception>
    Task SendAsync(Notification notification, CancellationToken cancellation = default);
}
