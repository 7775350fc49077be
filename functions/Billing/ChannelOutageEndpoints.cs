using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Billing;

/// <summary>Outages of payment channels, as staff note them.</summary>
public sealed class ChannelOutageEndpoints(ChannelOutages outages, ContractReader reader)
{
    /// <param name="Until">Null while it lasts.</param>
    public sealed record View(string OutageId, PaymentChannel Channel, DateTimeOffset From, DateTimeOffset? Until, string NotedBy, string Why)
    {
        public static View Of(ChannelOutageDocument outage) => new(outage.Id[ChannelOutageDocument.IdFor("").Length..], outage.Channel, outage.From, outage.Until, outage.NotedBy, outage.Why);
    }

    [Function(nameof(ListChannelOutages))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListChannelOutages(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "channel-outages")] HttpRequest request, CancellationToken cancellation) =>
        new OkObjectResult((await outages.AllAsync(cancellation)).OrderByDescending(outage => outage.From).Select(View.Of));

    /// <summary>{outageId, channel, from, until?, why}: notes an outage, or when it ended. Payers by the channel are then charged nothing for being late.</summary>
    [Function(nameof(NoteChannelOutage))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> NoteChannelOutage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "channel-outages")] HttpRequest request, CancellationToken cancellation)
    {
        var read = await JsonBody<ChannelOutage>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } outage) return read.Problem!;
        var noted = await outages.NoteAsync(outage, request.Staff().SignIn, cancellation);
        return noted.Channel == outage.Channel && noted.From == outage.From
            ? new OkObjectResult(View.Of(noted))
            : Problems.Refused(StatusCodes.Status409Conflict, "outage-known", "There is an outage of this id that differs.", "Nothing but its end can be changed. Take another id.");
    }
}
