namespace Serverless.LocalDev.ServiceBus;

/// <summary>Whether a received message is locked until it is settled, or gone.</summary>
internal enum ReceiveMode { PeekLock, ReceiveAndDelete }
