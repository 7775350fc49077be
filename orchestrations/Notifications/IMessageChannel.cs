namespace Serverless.Orchestrations.Notifications;

/// <summary>One way to reach a person.</summary>
public interface IMessageChannel
{
    /// <summary>The channel's name in the outbox, such as <c>mail</c>.</summary>
    string Name { get; }

    /// <summary>Whether the settings name a service for this channel.</summary>
    bool IsConfigured { get; }

    /// <exception cref="Azure.RequestFailedException">
    /// The message was not accepted. A status of 4xx other than 408 and 429 is a refusal: sending the same message again will fail too.
    /// </exception>
    Task SendAsync(Notification notification, CancellationToken cancellation = default);
}
