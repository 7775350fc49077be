using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Premises;

namespace Serverless.LocalDev.Partners;

/// <summary>
/// The county's addressing office. By default it places every unit asked for; one that contradicts itself places the site on
/// another parcel, and then other units.
/// </summary>
public sealed class AddressAuthority(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, bool> reserved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> contradicted = new(StringComparer.Ordinal);

    public PartnerFaults Faults { get; } = new(time);

    public Func<SiteToPlace, AddressAnswer> Answer { get; set; } = Place;

    /// <summary>Whether addresses are reserved for a request, and not given back.</summary>
    public bool IsReserved(string requestId) => reserved.GetValueOrDefault(requestId);

    internal void GoOnFrom(AddressAuthority before)
    {
        Faults.GoOnFrom(before.Faults);
        foreach (var (id, isReserved) in before.reserved) reserved[id] = isReserved;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/addresses/{id}", async (string id, HttpContext context) =>
        {
            var question = await context.Request.ReadFromJsonAsync<SiteToPlace>(ContractJson.Options);
            return await Faults.AnswerAsync(id, turn =>
            {
                reserved[id] = true;
                var answer = Answer(question!);
                if (turn.Has(PartnerFault.Contradicting)) answer = Contradict(answer, contradicted.AddOrUpdate(id, 1, (_, count) => count + 1));
                return Task.FromResult(Results.Json(answer, ContractJson.Options));
            });
        });
        routes.MapDelete("/addresses/{id}", (string id) => Faults.AnswerAsync($"delete {id}", _ =>
        {
            reserved[id] = false;
            return Task.FromResult(Results.NoContent());
        }));
    }

    public static AddressAnswer Place(SiteToPlace question) => new(
        question.ParcelId,
        [
            .. question.Units.Select(unit =>
            {
                var civic = new Address(question.Street ?? "100 New Site Way", unit.Type, unit.Number, "Tallahassee", "FL", "32301");
                return new PlacedUnit(unit.Unit, civic, civic with { PostalCode = "32302" }, civic, IsEmergencyValid: true);
            }),
        ]);

    private static AddressAnswer Contradict(AddressAnswer answer, int time) => time % 2 == 1
        ? answer with { ParcelId = $"{answer.ParcelId}-9" }
        : answer with { Units = [.. (answer.Units ?? []).Select(unit => unit with { Unit = $"{unit.Unit}9" })] };
}
