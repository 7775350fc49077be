using System.Net;
using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Http;

namespace Serverless.Orchestrations.FieldOrders;

/// <summary>PUT orders/{id}, POST orders/{id}/reminders, DELETE orders/{id}; each answered 202 or 204.</summary>
public sealed class HttpFieldCrews(HttpClient http) : IFieldCrews
{
    /// <summary>What the work management system is told; no name and no money leaves with it.</summary>
    public sealed record WorkOrder(string OrderId, FieldOrderKind Kind, string PremiseId, IReadOnlyList<Accounts.UtilityService> Services, DateOnly ScheduledFor, string? MeterPoint = null);

    public async Task DispatchAsync(FieldOrderDocument order, CancellationToken cancellation)
    {
        var work = new WorkOrder(order.Id, order.Kind, order.PremiseId, order.Services, order.ScheduledFor, order.MeterPoint);
        using var response = await http.PutAsJsonAsync(Address(order.Id), work, ContractJson.Options, cancellation);
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

    private static Uri Address(string orderId, string rest = "") => new($"orders/{Uri.EscapeDataString(orderId)}{rest}", UriKind.Relative);
}
