#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

public class ServiceBusSessionProcessorOptions
{
    public bool AutoCompleteMessages { get; set; } = true;

    public string Identifier { get; set; }

    public TimeSpan MaxAutoLockRenewalDuration { get; set; } = TimeSpan.FromMinutes(5);

    public int MaxConcurrentCallsPerSession { get; set; } = 1;

    public int MaxConcurrentSessions { get; set; } = 8;

    public int PrefetchCount { get; set; }

    public ServiceBusReceiveMode ReceiveMode { get; set; }

    /// <summary>How long a session without messages is held; null is the client's try timeout.</summary>
    public TimeSpan? SessionIdleTimeout { get; set; }

    /// <summary>Not supported when filled: the embedded processor takes any session.</summary>
    public IList<string> SessionIds { get; } = [];
}
