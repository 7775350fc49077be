using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.LocalDev.Functions.Keys;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>GET /admin/host/status, which deployment checks ask for (docs: "Azure Functions host REST API").</summary>
internal static class HostStatus
{
    public static void Map(IEndpointRouteBuilder routes, KeyRing keys, Func<bool> isRunning) => routes.MapGet("/admin/host/status", (RequestDelegate)(http =>
    {
        if (keys.IsAdmin(http))
        {
            return http.Response.WriteAsJsonAsync(new
            {
                id = "local-dev",
                state = isRunning() ? "Running" : "Initializing",
                version = HostVersion.Text,
                versionDetails = "local-dev",
            });
        }
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }));
}
