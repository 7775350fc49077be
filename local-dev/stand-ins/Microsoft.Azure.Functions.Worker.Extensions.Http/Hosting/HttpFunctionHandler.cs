using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Azure.Functions.Worker.Http;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>From a request to its function and back.</summary>
internal sealed class HttpFunctionHandler(
    DiscoveredFunction function, IFunctionInvoker invoker, KeyRing keys, WorkTracker work, IAspNetCoreModel? aspNetCore)
{
    private readonly AuthorizationLevel level = ((HttpTriggerAttribute)function.Trigger).AuthLevel;
    private readonly bool takesHttpRequest = function.TriggerParameter.ParameterType == typeof(HttpRequest);
    private readonly HttpResultReader results = new(function.Method);

    public async Task HandleAsync(HttpContext http)
    {
        using var scope = work.Begin(WorkKind.Request);
        if (!IsAuthorized(http))
        {
            await ProblemResponse.WriteAsync(http, StatusCodes.Status401Unauthorized, "A valid access key is required (?code= or x-functions-key).");
            return;
        }
        var request = new HttpInvocation(http);
        var returned = await invoker.InvokeAsync(function, new TriggerInvocation
        {
            TriggerValue = takesHttpRequest ? http.Request : (ContextualTriggerValue)request.RequestOf,
            BindingData = HttpBindingValues.Of(http.Request),
            TraceParent = Activity.Current?.Id ?? Header(http, "traceparent"),
            TraceState = Activity.Current?.TraceStateString ?? Header(http, "tracestate"),
            Features =
            [
                new(typeof(HttpContext), http),
                new(typeof(IHttpRequestDataFeature), request),
                new(typeof(IFromBodyConversionFeature), request),
            ],
        }, http.RequestAborted);
        await WriteAsync(http, results.Read(returned));
    }

    private bool IsAuthorized(HttpContext http) => level switch
    {
        AuthorizationLevel.Anonymous => true,
        AuthorizationLevel.Function => keys.OpensFunction(http, function.Name),
        AuthorizationLevel.System => keys.IsSystem(http),
        _ => keys.IsAdmin(http),
    };

    private Task WriteAsync(HttpContext http, object? result)
    {
        switch (result)
        {
            case null:
                // The host answers 204 for nothing; behind ASP.NET Core the function's own HttpResponse is the answer.
                if (!takesHttpRequest && !http.Response.HasStarted) http.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            case EmbeddedHttpResponse response:
                return response.WriteAsync(http);
            case HttpResponseData:
                throw new NotSupportedException("An HttpResponseData must come from HttpRequestData.CreateResponse.");
            case var other when aspNetCore is not null:
                return aspNetCore.WriteAsync(http, other);
            case string text:
                return http.Response.WriteAsync(text);
            default:
                return http.Response.WriteAsJsonAsync(result, result.GetType());
        }
    }

    private static string? Header(HttpContext http, string name) =>
        http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
