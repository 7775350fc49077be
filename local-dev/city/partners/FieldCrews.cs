using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The work management system and its crews. One that contradicts itself reports the opposite of each visit after it.
/// </summary>
public sealed class FieldCrews(ServiceBusClient client, TimeProvider time) : IAsyncDisposable
{
    public const string ResultQueue = "field-results";

    private readonly PartnerVoice voice = new(client, ResultQueue, time);
    private readonly ConcurrentDictionary<string, int> reminders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WorkOrder> orders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> cancelled = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new(time);

    /// <summary>How long a crew takes.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What comes of a visit; null means that no result ever comes. By default every visit succeeds.</summary>
    public Func<WorkOrder, FieldOutcome?> Outcome { get; set; } = static _ => FieldOutcome.Completed;

    /// <summary>How often each result is sent: 2 is a partner that repeats itself.</summary>
    public int Copies { get; set; } = 1;

    public IReadOnlyCollection<WorkOrder> Orders => [.. orders.Values];

    public int RemindersFor(string orderId) => reminders.GetValueOrDefault(orderId);

    public bool IsCancelled(string orderId) => cancelled.ContainsKey(orderId);

    internal void GoOnFrom(FieldCrews before)
    {
        Faults.GoOnFrom(before.Faults);
        foreach (var (id, order) in before.orders) orders[id] = order;
        foreach (var id in before.cancelled.Keys) cancelled[id] = true;
        foreach (var (id, count) in before.reminders) reminders[id] = count;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/orders/{id}", async (string id, HttpContext context) =>
        {
            var order = await context.Request.ReadFromJsonAsync<WorkOrder>(ContractJson.Options);
            return await Faults.TakeAsync(turn => TakeAsync(order!, turn));
        });
        routes.MapPost("/orders/{id}/reminders", (string id) => Faults.TakeAsync(_ =>
        {
            reminders.AddOrUpdate(id, 1, (_, count) => count + 1);
            return Task.FromResult(Results.Accepted());
        }));
        routes.MapDelete("/orders/{id}", (string id) => Faults.TakeAsync(_ =>
        {
            cancelled[id] = true;
            return Task.FromResult(Results.NoContent());
        }));
    }

    /// <summary>Sends the result of a visit just made, whatever was ordered.</summary>
    public Task ReportAsync(string orderId, FieldOutcome outcome, string? resultId = null) =>
        voice.SayNowAsync(SampleMessages.FieldOrderResult(resultId ?? $"fr-{orderId}", orderId, time.GetUtcNow(), outcome));

    public ValueTask DisposeAsync() => voice.DisposeAsync();

    private async Task<IResult> TakeAsync(WorkOrder order, PartnerTurn turn)
    {
        // The same order put twice is one order; its result has an id of its own and may well be sent twice.
        if (!turn.Has(PartnerFault.Garbage)) orders[order.OrderId] = order;
        if (Outcome(order) is not { } outcome) return Results.Accepted();
        var opposite = outcome == FieldOutcome.Completed ? FieldOutcome.NoAccess : FieldOutcome.Completed;
        await voice.SayAsync(turn, Delay, Copies, Result($"fr-{order.OrderId}", order.OrderId, outcome), Result($"fr-{order.OrderId}-again", order.OrderId, opposite));
        return Results.Accepted();
    }

    /// <summary>Of the visit an order is answered by, when the crew has taken its time.</summary>
    private PartnerMessage Result(string resultId, string orderId, FieldOutcome outcome) =>
        SampleMessages.FieldOrderResult(resultId, orderId, time.GetUtcNow() + Delay, outcome);
}
