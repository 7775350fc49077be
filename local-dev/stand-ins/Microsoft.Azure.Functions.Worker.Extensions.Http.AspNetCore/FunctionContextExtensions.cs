using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>ASP.NET Core's side of an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>Null when the invocation was not started by an HTTP request.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) => context.Features.Get<HttpContext>();
}
