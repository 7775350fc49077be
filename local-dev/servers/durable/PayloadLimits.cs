using System.Text;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// What the platform takes: inputs, outputs and events up to 1 MB of UTF-8 (Durable Task Scheduler, "Payload size"), custom
/// statuses up to 16 KB of UTF-16 ("Custom orchestration status in Durable Functions").
/// </summary>
internal static class PayloadLimits
{
    public const int PayloadBytes = 1024 * 1024;
    public const int CustomStatusBytes = 16 * 1024;

    /// <summary>What is wrong with a payload, or null.</summary>
    public static string? Refusal(string? payload, string what)
    {
        if (payload is null || payload.Length * 3L <= PayloadBytes) return null;
        var bytes = Encoding.UTF8.GetByteCount(payload);
        return bytes <= PayloadBytes
            ? null
            : $"The {what} is {bytes:N0} bytes of UTF-8; at most {PayloadBytes:N0} are taken. Keep large content in a blob and pass its reference.";
    }

    /// <inheritdoc cref="Refusal"/>
    public static string? CustomStatusRefusal(string? status) => status is null || status.Length * 2 <= CustomStatusBytes
        ? null
        : $"The custom status is {status.Length * 2:N0} bytes of UTF-16; at most {CustomStatusBytes:N0} are taken.";
}
