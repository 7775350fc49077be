using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// When a lock ends, as clients are told: they compare it with the wall clock, and would renew without end, or never, by a
/// virtual one. Enqueued and scheduled times stay on the cloud's clock.
/// </summary>
internal static class WireClock
{
    /// <param name="clock">The cloud's clock.</param>
    /// <param name="end">UTC ticks on it.</param>
    /// <returns>UTC ticks as far from the wall clock's now.</returns>
    public static long ToWall(CloudClock clock, long end) => TimeProvider.System.GetUtcNow().UtcTicks + (end - clock.UtcNow.UtcTicks);
}
