using System.Globalization;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>
/// Invocation ids are GUIDs in form, made of the host's start time and a counter: unique over restarts, and the same in
/// every run of the same test.
/// </summary>
internal sealed class InvocationIds(DateTimeOffset hostStarted)
{
    private long counter;

    public long Next() => Interlocked.Increment(ref counter);

    public string Format(long invocation) => string.Create(CultureInfo.InvariantCulture,
        $"{(uint)(hostStarted.UtcTicks >> 32):x8}-{(ushort)(hostStarted.UtcTicks >> 16):x4}-8{(hostStarted.UtcTicks & 0xfff):x3}-8{((invocation >> 48) & 0xfff):x3}-{invocation & 0xffffffffffff:x12}");
}
