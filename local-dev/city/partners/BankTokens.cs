using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;

namespace Serverless.LocalDev.Partners;

/// <summary>The service that keeps customers' bank accounts. It takes every correction and every stop; told twice, it keeps the last.</summary>
public sealed class BankTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, HttpBankTokens.SentCorrection> corrections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DraftStop> stops = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new(time);

    public IReadOnlyCollection<HttpBankTokens.SentCorrection> Corrections => [.. corrections.Values];

    public IReadOnlyCollection<DraftStop> Stops => [.. stops.Values];

    internal void GoOnFrom(BankTokens before)
    {
        Faults.GoOnFrom(before.Faults);
        foreach (var (id, correction) in before.corrections) corrections[id] = correction;
        foreach (var (id, stop) in before.stops) stops[id] = stop;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/corrections/{id}", async (string id, HttpContext context) =>
        {
            var correction = await context.Request.ReadFromJsonAsync<HttpBankTokens.SentCorrection>(ContractJson.Options);
            return await Faults.TakeAsync(_ =>
            {
                corrections[id] = correction!;
                return Task.FromResult(Results.Accepted());
            });
        });
        routes.MapPut("/stops/{id}", async (string id, HttpContext context) =>
        {
            var stop = await context.Request.ReadFromJsonAsync<DraftStop>(ContractJson.Options);
            return await Faults.TakeAsync(_ =>
            {
                stops[id] = stop!;
                return Task.FromResult(Results.Accepted());
            });
        });
    }
}
