#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>
/// Only <see cref="TryTimeout"/> has an effect on the embedded namespace: it never fails for reasons a retry would cure, so
/// the retries the real client makes have nothing to do.
/// </summary>
public class ServiceBusRetryOptions
{
    public ServiceBusRetryPolicy CustomRetryPolicy { get; set; }

    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    public int MaxRetries { get; set; } = 3;

    public ServiceBusRetryMode Mode { get; set; } = ServiceBusRetryMode.Exponential;

    /// <summary>How long a receive without maxWaitTime, or the acceptance of a next session, waits.</summary>
    public TimeSpan TryTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(TryTimeout));
            field = value;
        }
    } = TimeSpan.FromMinutes(1);
}
