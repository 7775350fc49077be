using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Functions.Delinquency;

/// <summary>Answers staff whether a service may be cut, and why not. Nothing is written, and nothing is cut.</summary>
public sealed class DisconnectionEndpoints(DisconnectionShadow shadow)
{
    private const string Card = "card";

    /// <summary>
    /// <c>?service=Electric</c>: the verdict as JSON, or as the printable card with <c>?form=card</c> or <c>Accept: text/plain</c>.
    /// </summary>
    [Function(nameof(GetDisconnection))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetDisconnection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{accountId}/disconnection")] HttpRequest request, string accountId, CancellationToken cancellation)
    {
        if (Enum.GetValues<UtilityService>().Cast<UtilityService?>().FirstOrDefault(known => known.ToString() == request.Query["service"]) is not { } service)
            return Problems.Invalid("service", $"must be one of {string.Join(", ", Enum.GetNames<UtilityService>())}");
        if (await shadow.AskAsync(accountId, service, cancellation) is not { } asked) return Problems.NotFound("There is no such account.");
        return WantsCard(request)
            ? new ContentResult { Content = asked.Card(), ContentType = "text/plain; charset=utf-8", StatusCode = StatusCodes.Status200OK }
            : new OkObjectResult(DisconnectionView.Of(asked));
    }

    private static bool WantsCard(HttpRequest request) =>
        request.Query["form"] == Card || request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase));
}
