using Microsoft.Azure.Functions.Worker.Http;
using Serverless.LocalDev.Functions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of an invocation that a request started.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>Null when the invocation was not started by an HTTP request.</summary>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context) =>
        context.Features.Get<IHttpRequestDataFeature>() is { } feature
            ? feature.GetHttpRequestDataAsync(context)
            : new ValueTask<HttpRequestData?>((HttpRequestData?)null);

    /// <summary>What the function returned, if that is a response of the worker's own model.</summary>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context)
    {
        var hosted = HostedFunctionContext.Of(context);
        return hosted.Result as HttpResponseData
            ?? hosted.Outputs.Select(output => output.Value).OfType<HttpResponseData>().FirstOrDefault();
    }
}
