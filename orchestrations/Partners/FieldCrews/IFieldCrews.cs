namespace Serverless.Orchestrations.Partners;

/// <summary>The work management system that sends crews out. Every call may be repeated: orders are known by their id.</summary>
public interface IFieldCrews
{
    /// <exception cref="HttpRequestException">The system did not take the order; worth a retry.</exception>
    Task DispatchAsync(WorkOrder order, CancellationToken cancellation);

    /// <summary>Asks again for a visit that is late.</summary>
    /// <exception cref="HttpRequestException">The system did not take the reminder; worth a retry.</exception>
    Task RemindAsync(string orderId, CancellationToken cancellation);

    /// <exception cref="HttpRequestException">The system did not take the order back; worth a retry.</exception>
    Task CancelAsync(string orderId, CancellationToken cancellation);
}
