using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Documents;

namespace Serverless.Functions.Health;

/// <summary>Whether the app can work.</summary>
public sealed class HealthEndpoints(UtilityDatabase database)
{
    private sealed record View(string Status, string Documents);

    /// <summary>200 when the app can read its documents, 503 otherwise. The answer holds nothing confidential.</summary>
    [Function(nameof(GetHealth))]
    [Allow(Caller.Anyone)]
    public async Task<IActionResult> GetHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var read = await database.Accounts.ReadContainerStreamAsync(cancellationToken: cancellation);
            read.EnsureSuccessStatusCode();
            return new OkObjectResult(new View("healthy", "reachable"));
        }
        catch (Exception unreachable) when (unreachable is CosmosException or HttpRequestException)
        {
            return new ObjectResult(new View("unhealthy", "unreachable")) { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }
}
