using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>The sender's W3C trace, as the SDKs put it into application properties.</summary>
internal static class MessageTrace
{
    public static string? ParentOf(Delivery message) => Text(message, "traceparent") ?? Text(message, "Diagnostic-Id");

    public static string? StateOf(Delivery message) => Text(message, "tracestate");

    private static string? Text(Delivery message, string name) =>
        message.Content.Properties.TryGetValue(name, out var value) ? value as string : null;
}
