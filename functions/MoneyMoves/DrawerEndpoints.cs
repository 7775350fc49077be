using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.MoneyMoves;

/// <summary>Cashiers' drawers, for staff.</summary>
public sealed class DrawerEndpoints(DrawerStore drawers, ContractReader reader)
{
    /// <summary>A drawer, and its deposit slip when it is closed.</summary>
    [Function(nameof(GetDrawer))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetDrawer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "drawers/{drawerId}")] HttpRequest request, string drawerId, CancellationToken cancellation) =>
        await drawers.FindAsync(drawerId, cancellation) is { } drawer ? new OkObjectResult(DrawerView.Of(drawer)) : NoDrawer;

    /// <summary>{counted: [{tender, amount}], note?}: closes a drawer with what was counted. Sent again it changes nothing.</summary>
    [Function(nameof(CloseCashDrawer))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> CloseCashDrawer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drawers/{drawerId}/close")] HttpRequest request, string drawerId, CancellationToken cancellation)
    {
        var read = await JsonBody<DrawerCount>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } count) return read.Problem!;
        var by = request.Staff().SignIn;
        if (await drawers.CloseAsync(drawerId, count, by, cancellation) is not { Slip: { } slip } drawer) return NoDrawer;
        return CloseDrawer.IsSame(slip, count, by)
            ? new OkObjectResult(DrawerView.Of(drawer))
            : Problems.Refused(StatusCodes.Status409Conflict, "drawer-closed", "The drawer is closed with another count. Nothing was changed.", $"{slip.ClosedBy} has closed it. A difference is accepted by a supervisor.");
    }

    /// <summary>{why}: accepts a drawer's difference. Who counted it cannot. Sent again it changes nothing.</summary>
    [Function(nameof(SignOffDrawer))]
    [Allow(Caller.Staff, StaffRole.Supervisor)]
    public async Task<IActionResult> SignOffDrawer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drawers/{drawerId}/sign-off")] HttpRequest request, string drawerId, CancellationToken cancellation)
    {
        var read = await JsonBody<DrawerSignOff>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } asked) return read.Problem!;
        if (await drawers.SignOffAsync(drawerId, asked.Why, request.Staff(), cancellation) is not var (_, refusal)) return Problems.NotFound("No drawer of this id is closed.");
        return refusal switch
        {
            SignOffRefusal.OwnCount => Problems.Refused(StatusCodes.Status403Forbidden, "own-count", "Who counted a drawer does not sign for it.", "Ask somebody else."),
            SignOffRefusal.Balanced => Problems.Refused(StatusCodes.Status409Conflict, "drawer-balanced", "The drawer has no difference.", "There is nothing to sign for."),
            SignOffRefusal.AlreadySigned => Problems.Refused(StatusCodes.Status409Conflict, "drawer-signed", "The difference is signed for already.", "Nothing was changed."),
            _ => new OkObjectResult(DrawerView.Of((await drawers.FindAsync(drawerId, cancellation))!)),
        };
    }

    private static IActionResult NoDrawer => Problems.NotFound("No payment names this drawer. One just taken may still be on its way.");
}
