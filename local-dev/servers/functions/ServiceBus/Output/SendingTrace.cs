using System.Diagnostics;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Output;

/// <summary>Puts the invocation's trace into what it sends, under the names the SDKs use.</summary>
internal static class SendingTrace
{
    public static BrokeredContent Stamp(BrokeredContent message)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity) return message;
        var properties = new Dictionary<string, object>(message.Properties) { ["Diagnostic-Id"] = id, ["traceparent"] = id };
        if (activity.TraceStateString is { Length: > 0 } state) properties["tracestate"] = state;
        return message with { Properties = properties };
    }
}
