namespace Serverless.LocalDev.ServiceBus;

/// <summary>What feeds handlers from one entity, sessions or not.</summary>
internal interface IMessagePump
{
    /// <summary>Calls, or sessions, at a time. May change while running.</summary>
    int Slots { get; set; }

    void Start();

    /// <summary>Takes nothing new and waits for the calls under way.</summary>
    Task StopAsync(CancellationToken cancellation);
}
