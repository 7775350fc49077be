using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.NewConnection;

/// <summary>An instrument that is to secure many accounts: checked like any other, then entered, once.</summary>
public sealed class EnterBlanketInstrument(BlanketStore blankets, ContractReader reader)
{
    [Function(nameof(EnterBlanketInstrument))]
    [Allow(Caller.Staff, StaffRole.Senior)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "blanket-instruments")] HttpRequest request, CancellationToken cancellation)
    {
        var read = await JsonBody<BlanketOffered>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } offer) return read.Problem!;
        var entry = await blankets.EnterAsync(offer, request.Staff().SignIn, cancellation);
        if (entry.Blanket is not { } blanket)
            return Problems.Refused(StatusCodes.Status422UnprocessableEntity, "instrument-refused", "The instrument can not be taken.", string.Join(", ", entry.Problems));
        if (blanket.Offer.DifferencesFrom(offer) is { Count: > 0 } differing)
            return Problems.Refused(StatusCodes.Status409Conflict, "instrument-known", "This issuer's instrument of this number is entered on other terms.", $"They differ in {string.Join(", ", differing)}.");
        return new CreatedResult($"/api/blanket-instruments/{offer.InstrumentNumber}?issuer={Uri.EscapeDataString(offer.Issuer)}", BlanketView.Of(blanket));
    }
}
