namespace Serverless.Orchestrations.Notifications;

/// <summary>One way to reach a person.</summary>
public interface IMessageChannel
{
    /// <summary>Such as <c>mail</c>: what the outbox notes a sending under.</summary>
    string Name { get; }

    /// <summary>Whether the settings name a service for it.</summary>
    bool IsConfigured { get; }

    /// <exception cref="Azure.RequestFailedException">
    /// The message was not taken. A status of 4xx other than 408 and 429 is a refusal, which the same message will meet again.
    /// </exception>
    Task SendAsync(Notification notification, CancellationToken cancellation = default);
}
