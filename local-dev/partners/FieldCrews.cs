using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The work management system and its crews. A visit's result is scheduled on the bus the moment the order is taken, so
/// that it comes even if this process does not live to see the day.
/// </summary>
public sealed class FieldCrews(ServiceBusClient client, TimeProvider time) : IAsyncDisposable
{
    public const string ResultQueue = "field-results";

    private readonly ServiceBusSender sender = client.CreateSender(ResultQueue);
    private readonly ConcurrentDictionary<string, int> reminders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HttpFieldCrews.WorkOrder> orders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> cancelled = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new();

    /// <summary>How long a crew takes.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What comes of a visit; null means that no result ever comes. By default every visit succeeds.</summary>
    public Func<HttpFieldCrews.WorkOrder, FieldOutcome?> Outcome { get; set; } = static _ => FieldOutcome.Completed;

    /// <summary>How often each result is sent: 2 is a partner that repeats itself.</summary>
    public int Copies { get; set; } = 1;

    public IReadOnlyCollection<HttpFieldCrews.WorkOrder> Orders => [.. orders.Values];

    public int RemindersFor(string orderId) => reminders.GetValueOrDefault(orderId);

    public bool IsCancelled(string orderId) => cancelled.ContainsKey(orderId);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/orders/{id}", async (string id, HttpContext context) =>
        {
            var order = await context.Request.ReadFromJsonAsync<HttpFieldCrews.WorkOrder>(ContractJson.Options);
            return await Faults.AnswerAsync(() => TakeAsync(order!));
        });
        routes.MapPost("/orders/{id}/reminders", (string id) => Faults.AnswerAsync(() =>
        {
            reminders.AddOrUpdate(id, 1, (_, count) => count + 1);
            return Task.FromResult(Results.Accepted());
        }));
        routes.MapDelete("/orders/{id}", (string id) => Faults.AnswerAsync(() =>
        {
            cancelled[id] = true;
            return Task.FromResult(Results.NoContent());
        }));
    }

    /// <summary>Sends a result now, whatever was ordered.</summary>
    public Task ReportAsync(string orderId, FieldOutcome outcome, string? resultId = null) =>
        sender.SendMessageAsync(Message(orderId, outcome, resultId ?? $"fr-{orderId}"));

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpFieldCrews.WorkOrder order)
    {
        // The same order put twice is one order; its result has an id of its own and may well be sent twice.
        orders[order.OrderId] = order;
        if (Outcome(order) is not { } outcome) return Results.Accepted();
        for (var copy = 0; copy < Copies; copy++)
            await sender.ScheduleMessageAsync(Message(order.OrderId, outcome, $"fr-{order.OrderId}"), time.GetUtcNow() + Delay);
        return Results.Accepted();
    }

    private ServiceBusMessage Message(string orderId, FieldOutcome outcome, string resultId)
    {
        var result = new FieldResult { ResultId = resultId, OrderId = orderId, Outcome = outcome, VisitedAt = time.GetUtcNow() + Delay, CrewId = "crew-7" };
        return new(JsonSerializer.SerializeToUtf8Bytes(result, ContractJson.Options))
        {
            MessageId = resultId,
            Subject = FieldResult.Subject,
            CorrelationId = orderId,
            ContentType = "application/json",
            ApplicationProperties = { ["source"] = "work-management" },
        };
    }
}
