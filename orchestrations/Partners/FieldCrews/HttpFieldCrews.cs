using System.Net;
using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The calls: PUT orders/{id}, POST orders/{id}/reminders, DELETE orders/{id}; each answered 202 or 204.</summary>
public sealed class HttpFieldCrews(HttpClient http) : IFieldCrews
{
    public async Task DispatchAsync(WorkOrder order, CancellationToken cancellation)
    {
        using var response = await http.PutAsJsonAsync(Address(order.OrderId), order, ContractJson.Options, cancellation);
        response.EnsureTaken();
    }

    public async Task RemindAsync(string orderId, CancellationToken cancellation)
    {
        using var response = await http.PostAsync(Address(orderId, "/reminders"), content: null, cancellation);
        response.EnsureTaken();
    }

    public async Task CancelAsync(string orderId, CancellationToken cancellation)
    {
        using var response = await http.DeleteAsync(Address(orderId), cancellation);
        if (response.StatusCode != HttpStatusCode.NotFound) response.EnsureTaken();
    }

    private static Uri Address(string orderId, string rest = "") => PartnerPath.Of("orders", orderId, rest);
}
