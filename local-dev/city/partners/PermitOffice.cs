using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The permit office. One that contradicts itself releases each meter again under another permit, and one nobody asked for.
/// </summary>
public sealed class PermitOffice(ServiceBusClient client, TimeProvider time) : IAsyncDisposable
{
    public const string ReleaseQueue = "permit-events";

    /// <summary>The key of a meter that no site has.</summary>
    public const string UnaskedMeter = "Electric-Suite-999";

    private readonly PartnerVoice voice = new(client, ReleaseQueue, time);
    private readonly ConcurrentDictionary<string, bool> projects = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new(time);

    /// <summary>How long the inspection of a meter takes; null means that no release ever comes. Each differs by its key.</summary>
    public Func<string, TimeSpan?> Delay { get; set; } = static _ => TimeSpan.FromMilliseconds(200);

    /// <summary>How often each release is sent.</summary>
    public int Copies { get; set; } = 1;

    public bool Expects(string requestId) => projects.GetValueOrDefault(requestId);

    internal void GoOnFrom(PermitOffice before)
    {
        Faults.GoOnFrom(before.Faults);
        foreach (var (id, isExpected) in before.projects) projects[id] = isExpected;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/projects/{id}", async (string id, HttpContext context) =>
        {
            var project = await context.Request.ReadFromJsonAsync<HttpPermitOffice.Project>(ContractJson.Options);
            return await Faults.TakeAsync(async turn =>
            {
                if (!turn.Has(PartnerFault.Garbage)) projects[id] = true;
                foreach (var meter in project!.Meters)
                {
                    if (Delay(meter) is { } delay)
                        await voice.SayAsync(turn, delay, Copies, Released(id, meter), Released(id, meter, "again-"), Released(id, UnaskedMeter));
                }
                return Results.Accepted();
            });
        });
        routes.MapDelete("/projects/{id}", (string id) => Faults.TakeAsync(_ =>
        {
            projects[id] = false;
            return Task.FromResult(Results.NoContent());
        }));
    }

    /// <summary>Releases a meter now, whether or not anybody expects it.</summary>
    public Task ReleaseAsync(string requestId, string meter) => voice.SayNowAsync(Released(requestId, meter));

    public ValueTask DisposeAsync() => voice.DisposeAsync();

    private PartnerMessage Released(string requestId, string meter, string permit = "") =>
        SampleMessages.MeterRelease($"rel-{permit}{requestId}-{meter}", requestId, meter, $"TEB-{permit}{requestId}", time.GetUtcNow());
}
