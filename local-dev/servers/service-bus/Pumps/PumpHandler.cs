namespace Serverless.LocalDev.ServiceBus;

/// <summary>Handles one call's messages and settles them; must not throw. The session is null where the entity has none.</summary>
internal delegate Task PumpHandler(ArraySegment<Delivery> messages, SessionLock? session, PumpCall call);
