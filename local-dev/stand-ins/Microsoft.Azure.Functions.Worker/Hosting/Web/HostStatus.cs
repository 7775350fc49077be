using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Serverless.LocalDev.Functions.Web;

/// <summary>GET /admin/host/status, which deployment checks ask for (docs: "Azure Functions host REST API").</summary>
internal static class HostStatus
{
    public static void Map(IEndpointRouteBuilder routes, KeyRing keys) => routes.MapGet("/admin/host/status", (RequestDelegate)(http =>
        keys.IsAdmin(http)
            ? http.Response.WriteAsJsonAsync(new { id = "embedded", state = "Running", version = "4.1000.0.0", versionDetails = "embedded" })
            : ProblemResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, "The master key is required.")));
}
