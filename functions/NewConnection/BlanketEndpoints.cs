using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.NewConnection;

/// <summary>Blanket instruments over HTTP: one bond, letter of credit or certificate that secures many accounts.</summary>
public sealed class BlanketEndpoints(BlanketStore blankets, ContractReader reader)
{
    /// <summary>Checks a blanket instrument like any other and enters it. Sent again it changes nothing.</summary>
    [Function(nameof(EnterBlanketInstrument))]
    [Allow(Caller.Staff, StaffRole.Senior)]
    public async Task<IActionResult> EnterBlanketInstrument(
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

    /// <summary>{why}: approves an instrument. Whoever entered it cannot. Sent again it changes nothing.</summary>
    [Function(nameof(ApproveBlanketInstrument))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> ApproveBlanketInstrument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "blanket-instruments/{instrumentNumber}/approval")] HttpRequest request,
        string instrumentNumber,
        CancellationToken cancellation)
    {
        if (IssuerOf(request) is not { } issuer) return NoIssuer;
        var read = await JsonBody<BlanketYes>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } yes) return read.Problem!;
        if (await blankets.ApproveAsync(InstrumentId.Of(issuer, instrumentNumber), request.Staff(), yes.Why, cancellation) is not var (blanket, refusal)) return NotEntered;
        return refusal switch
        {
            BlanketApprovalRefusal.OwnEntry => Problems.Refused(StatusCodes.Status403Forbidden, "own-entry", "Who entered an instrument does not approve it.", "Ask somebody else."),
            BlanketApprovalRefusal.AboveLimit => Problems.Refused(StatusCodes.Status403Forbidden, "above-limit", "The amount is above your limit.", "Ask a manager."),
            BlanketApprovalRefusal.SecuresElsewhere => Problems.Refused(
                StatusCodes.Status409Conflict, "secures-elsewhere", "The paper secures something else by now.", "It cannot secure many."),
            _ => new OkObjectResult(BlanketView.Of(blanket)),
        };
    }

    /// <summary>Gives a blanket instrument and what it secures, by its number and <c>?issuer=</c>. Amounts in dollars.</summary>
    [Function(nameof(GetBlanketInstrument))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetBlanketInstrument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "blanket-instruments/{instrumentNumber}")] HttpRequest request,
        string instrumentNumber,
        CancellationToken cancellation)
    {
        if (IssuerOf(request) is not { } issuer) return NoIssuer;
        return await blankets.FindAsync(InstrumentId.Of(issuer, instrumentNumber), cancellation) is { } blanket
            ? new OkObjectResult(BlanketView.Of(blanket))
            : NotEntered;
    }

    private static string? IssuerOf(HttpRequest request) => request.Query["issuer"].ToString() is { Length: > 0 } issuer ? issuer : null;

    private static IActionResult NoIssuer => Problems.Invalid("issuer", "is required: each issuer numbers its own instruments");

    private static IActionResult NotEntered => Problems.NotFound("This issuer's blanket instrument of this number is not entered.");
}
