namespace Serverless.Orchestrations.FieldOrders;

/// <summary>The work management system that sends crews out. Every call may be repeated: orders are known by their id.</summary>
public interface IFieldCrews
{
    /// <exception cref="HttpRequestException">The system did not take the order; worth a retry.</exception>
    Task DispatchAsync(FieldOrderDocument order, CancellationToken cancellation);

    /// <summary>Asks again for a visit that is late.</summary>
    Task RemindAsync(string orderId, CancellationToken cancellation);

    Task CancelAsync(string orderId, CancellationToken cancellation);
}
