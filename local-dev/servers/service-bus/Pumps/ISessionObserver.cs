namespace Serverless.LocalDev.ServiceBus;

/// <summary>Told when a pump begins and ends with a session.</summary>
internal interface ISessionObserver
{
    Task OpeningAsync(SessionLock session);

    Task ClosingAsync(SessionLock session);
}
