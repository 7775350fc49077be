using System.Collections.Concurrent;
using System.Globalization;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The permit office. Releases are scheduled on the bus the moment a project is entered, so that they come even if this
/// process does not live to see the day.
/// </summary>
public sealed class PermitOffice(ServiceBusClient client, TimeProvider time) : IAsyncDisposable
{
    public const string ReleaseQueue = "permit-events";

    private readonly ServiceBusSender sender = client.CreateSender(ReleaseQueue);
    private readonly ConcurrentDictionary<string, bool> projects = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new();

    /// <summary>How long the inspection of a meter takes; null means that no release ever comes. Each differs by its key.</summary>
    public Func<string, TimeSpan?> Delay { get; set; } = static _ => TimeSpan.FromMilliseconds(200);

    /// <summary>How often each release is sent.</summary>
    public int Copies { get; set; } = 1;

    public bool Expects(string requestId) => projects.GetValueOrDefault(requestId);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/projects/{id}", async (string id, HttpContext context) =>
        {
            var project = await context.Request.ReadFromJsonAsync<HttpPermitOffice.Project>(ContractJson.Options);
            return await Faults.AnswerAsync(async () =>
            {
                projects[id] = true;
                foreach (var meter in project!.Meters)
                {
                    if (Delay(meter) is not { } delay) continue;
                    for (var copy = 0; copy < Copies; copy++) await sender.ScheduleMessageAsync(Message(id, meter), time.GetUtcNow() + delay);
                }
                return Results.Accepted();
            });
        });
        routes.MapDelete("/projects/{id}", (string id) => Faults.AnswerAsync(() =>
        {
            projects[id] = false;
            return Task.FromResult(Results.NoContent());
        }));
    }

    /// <summary>Releases a meter now, whether or not anybody expects it.</summary>
    public Task ReleaseAsync(string requestId, string meter) => sender.SendMessageAsync(Message(requestId, meter));

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    private ServiceBusMessage Message(string requestId, string meter)
    {
        var released = new MeterReleased
        {
            ReleaseId = string.Create(CultureInfo.InvariantCulture, $"rel-{requestId}-{meter}"),
            RequestId = requestId,
            Meter = meter,
            PermitNumber = $"TEB-{requestId}",
            ReleasedAt = time.GetUtcNow(),
        };
        return PartnerMessage.Of(ReleaseQueue, released, "permit-office").ToServiceBusMessage();
    }
}
