#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

public class ServiceBusSessionReceiverOptions
{
    public string Identifier { get; set; }

    public int PrefetchCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(PrefetchCount));
            field = value;
        }
    }

    public ServiceBusReceiveMode ReceiveMode { get; set; }
}
