using System.Buffers;
using System.Text;
using System.Text.Json;
using Serverless.LocalDev.Functions.Triggers;
using Serverless.LocalDev.Functions.Worker;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>What a durable client in a worker is made from; the worker reads the names with regard to case.</summary>
internal static class DurableClientInput
{
    // Waiting for an orchestration is a call that lasts as long as the wait; without this the worker ends it after 100 s.
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(1);

    public static string Write(string hubName, string connectionName, HostContext host)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("rpcBaseUrl", host.Addresses.Worker.OriginalString);
            json.WriteString("taskHubName", hubName);
            json.WriteString("connectionName", connectionName);
            json.WriteString("httpBaseUrl", new Uri(host.Addresses.Front, "runtime/webhooks/durabletask").AbsoluteUri);
            json.WriteString("requiredQueryStringParameters", "code=" + Uri.EscapeDataString(host.Keys.Keys?.HostKey ?? ""));
            json.WriteNumber("maxGrpcMessageSizeInBytes", WorkerSettings.GrpcMaxMessageLength);
            // Itself JSON within the string: so the real host sends it, and so the worker reads it.
            json.WriteString("grpcHttpClientTimeout", $"\"{LongestCall}\"");
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
