using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>Puts the management endpoints on the functions host.</summary>
internal sealed class DurableHostEndpoints(OrchestrationEngine engine, FunctionDurableTaskClient client) : IHostEndpoints
{
    public void Map(IEndpointRouteBuilder routes, Func<HttpContext, bool> isSystemAuthorized) =>
        routes.MapDurableTaskManagement(engine, isSystemAuthorized, () => client.SystemKey);
}
