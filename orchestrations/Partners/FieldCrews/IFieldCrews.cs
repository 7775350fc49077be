namespace Serverless.Orchestrations.Partners;

/// <summary>The work management system that sends crews out. Every call is safe to repeat, since orders are identified by their id.</summary>
public interface IFieldCrews
{
    /// <exception cref="HttpRequestException">The system did not take the order; a retry may help.</exception>
    Task DispatchAsync(WorkOrder order, CancellationToken cancellation);

    /// <summary>Reminds the system of a visit that is late.</summary>
    /// <exception cref="HttpRequestException">The system did not take the reminder; a retry may help.</exception>
    Task RemindAsync(string orderId, CancellationToken cancellation);

    /// <exception cref="HttpRequestException">The system did not take the cancellation; a retry may help.</exception>
    Task CancelAsync(string orderId, CancellationToken cancellation);
}
