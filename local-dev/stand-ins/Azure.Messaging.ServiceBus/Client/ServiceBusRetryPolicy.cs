#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

public abstract class ServiceBusRetryPolicy
{
    public abstract TimeSpan? CalculateRetryDelay(Exception lastException, int attemptCount);

    public abstract TimeSpan CalculateTryTimeout(int attemptCount);
}
