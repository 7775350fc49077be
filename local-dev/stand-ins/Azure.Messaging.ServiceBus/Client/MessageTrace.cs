using System.Diagnostics;
using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Carries the sender's trace in application properties, as the real client does, unless the application set it itself.</summary>
internal static class MessageTrace
{
    public const string DiagnosticId = "Diagnostic-Id";
    public const string TraceParent = "traceparent";
    public const string TraceState = "tracestate";

    public static void Stamp(ServiceBusMessage message)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity) return;
        var properties = message.ApplicationProperties;
        if (properties.ContainsKey(TraceParent) || properties.ContainsKey(DiagnosticId)) return;
        properties[DiagnosticId] = id;
        properties[TraceParent] = id;
        if (activity.TraceStateString is { Length: > 0 } state) properties[TraceState] = state;
    }

    public static string? ParentOf(ServiceBusReceivedMessage message) => Text(message, TraceParent) ?? Text(message, DiagnosticId);

    public static string? StateOf(ServiceBusReceivedMessage message) => Text(message, TraceState);

    private static string? Text(ServiceBusReceivedMessage message, string name) =>
        message.ApplicationProperties.TryGetValue(name, out var value) ? value as string : null;
}
