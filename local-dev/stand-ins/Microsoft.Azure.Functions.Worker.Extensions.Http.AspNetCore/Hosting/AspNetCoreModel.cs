using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace Serverless.LocalDev.Functions.Http.AspNetCore;

/// <summary>Runs results as ASP.NET Core does, without its controllers: anything that is no result of its own is a 200 with that as its body.</summary>
internal sealed class AspNetCoreModel : IAspNetCoreModel
{
    private static readonly ActionDescriptor NoAction = new();

    public Task WriteAsync(HttpContext http, object result) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(Context(http)),
        IResult minimal => minimal.ExecuteAsync(http),
        _ => new ObjectResult(result).ExecuteResultAsync(Context(http)),
    };

    private static ActionContext Context(HttpContext http) => new(http, http.GetRouteData(), NoAction);
}
