using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>A blanket instrument with what it secures, by its number and <c>?issuer=</c>. Dollars.</summary>
public sealed class GetBlanketInstrument(BlanketStore blankets)
{
    [Function(nameof(GetBlanketInstrument))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "blanket-instruments/{instrumentNumber}")] HttpRequest request,
        string instrumentNumber,
        CancellationToken cancellation)
    {
        if (request.Query["issuer"].ToString() is not { Length: > 0 } issuer) return Problems.Invalid("issuer", "is required: each issuer numbers its own instruments");
        return await blankets.FindAsync(InstrumentId.Of(issuer, instrumentNumber), cancellation) is { } blanket
            ? new OkObjectResult(BlanketView.Of(blanket))
            : Problems.NotFound("This issuer's blanket instrument of this number is not entered.");
    }
}

/// <param name="Allocations">Dollars by request id.</param>
public sealed record BlanketView(BlanketOffered Instrument, decimal Free, IReadOnlyDictionary<string, decimal> Allocations, IReadOnlyList<DateOnly> RenewalDates, string EnteredBy)
{
    public static BlanketView Of(BlanketDocument blanket) => new(blanket.Offer, blanket.Free, blanket.Allocations, blanket.RenewalDates, blanket.CauseId);
}
