using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>A blanket instrument with what it secures. Dollars.</summary>
public sealed class GetBlanketInstrument(BlanketStore blankets)
{
    [Function(nameof(GetBlanketInstrument))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "blanket-instruments/{instrumentNumber}")] HttpRequest request,
        string instrumentNumber,
        CancellationToken cancellation) =>
        await blankets.FindAsync(instrumentNumber, cancellation) is { } blanket
            ? new OkObjectResult(BlanketView.Of(blanket))
            : Problems.NotFound("No such blanket instrument is entered.");
}

/// <param name="Allocations">Dollars by request id.</param>
public sealed record BlanketView(BlanketOffered Instrument, decimal Free, IReadOnlyDictionary<string, decimal> Allocations, IReadOnlyList<DateOnly> RenewalDates, string EnteredBy)
{
    public static BlanketView Of(BlanketDocument blanket) => new(blanket.Offer, blanket.Free, blanket.Allocations, blanket.RenewalDates, blanket.CauseId);
}
