using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.BankFiles;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.BankFiles;

/// <summary>Whether the payment channels' files can be relied on, for staff.</summary>
public sealed class ChannelHealthEndpoints(ChannelHealths channels, ContractReader reader)
{
    /// <summary>A channel as staff see it.</summary>
    /// <param name="Trouble">Null while all is well. Otherwise the channel's payers are held from any disconnection.</param>
    private sealed record ChannelView(string Channel, ChannelTrouble? Trouble, DateTimeOffset Since, string? Why, string? ClearedBy, DateOnly? LastCame)
    {
        public static ChannelView Of(ChannelHealthDocument health) => new(health.Channel, health.Trouble, health.Since, health.Why, health.ClearedBy, health.LastCame);
    }

    private sealed record Reason([property: Entered(TextForm.Lines)] string Why) : IEntry
    {
        public IEnumerable<FieldProblem> Problems() => Why.Length is 0 or > 500 ? [new("why", "must have 1 to 500 characters")] : [];
    }

    [Function(nameof(ListChannelHealth))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListChannelHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "channel-health")] HttpRequest request, CancellationToken cancellation) =>
        new OkObjectResult((await channels.AllAsync(cancellation)).OrderBy(health => health.Channel, StringComparer.Ordinal).Select(ChannelView.Of).ToList());

    /// <summary>{why}: says that a channel is well, which ends the hold on its payers. Sent again it changes nothing.</summary>
    [Function(nameof(ClearChannel))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> ClearChannel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "channel-health/{channel}/clearance")] HttpRequest request, string channel, CancellationToken cancellation)
    {
        var read = await JsonBody<Reason>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } reason) return read.Problem!;
        return await channels.ClearAsync(channel, request.Staff().SignIn, reason.Why, cancellation) is { } health
            ? new OkObjectResult(ChannelView.Of(health))
            : Problems.NotFound("Nothing is known of this channel's files.");
    }
}
