using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Serverless.LocalDev.Functions;

/// <summary>Adds an extension's own HTTP endpoints (webhooks, management) to the host. All registered ones are mapped.</summary>
internal interface IHostEndpoints
{
    /// <summary>Routes are absolute: the functions' route prefix does not apply.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="isSystemAuthorized">True when the request carries the master key or the host key.</param>
    void Map(IEndpointRouteBuilder routes, Func<HttpContext, bool> isSystemAuthorized);
}
