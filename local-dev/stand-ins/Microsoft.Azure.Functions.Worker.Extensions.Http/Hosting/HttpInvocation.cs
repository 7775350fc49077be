using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Http.Converters;
using Microsoft.Azure.Functions.Worker.Http;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>The features of one invocation by HTTP.</summary>
internal sealed class HttpInvocation(HttpContext http) : IHttpRequestDataFeature, IFromBodyConversionFeature
{
    private EmbeddedHttpRequest? request;

    public HttpRequestData RequestOf(FunctionContext context) => request ??= new EmbeddedHttpRequest(http, context);

    public ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context) => new(RequestOf(context));

    public ValueTask<object?> ConvertAsync(FunctionContext context, Type targetType) =>
        WorkerSerializer.Of(context).DeserializeAsync(http.Request.Body, targetType, http.RequestAborted);
}
