namespace Serverless.LocalDev.Control;

/// <summary>A command cannot do what it was asked; the message is for the person who asked, and the exit code is 1.</summary>
internal sealed class CommandFailure(string message, Exception? inner = null) : Exception(message, inner);
