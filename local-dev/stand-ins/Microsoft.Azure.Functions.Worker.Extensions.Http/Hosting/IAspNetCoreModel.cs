using Microsoft.AspNetCore.Http;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Registered by ConfigureFunctionsWebApplication: ASP.NET Core's types in and out.</summary>
internal interface IAspNetCoreModel
{
    /// <summary>Writes any result that is not of the worker's own model.</summary>
    Task WriteAsync(HttpContext http, object result);
}
