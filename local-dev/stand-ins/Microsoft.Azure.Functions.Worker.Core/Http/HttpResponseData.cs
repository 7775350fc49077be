using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An HTTP response in the worker's own model: made by the request, returned by the function.</summary>
public abstract class HttpResponseData
{
    public HttpResponseData(FunctionContext functionContext) => FunctionContext = functionContext;

    public abstract HttpStatusCode StatusCode { get; set; }

    public abstract HttpHeadersCollection Headers { get; set; }

    public abstract Stream Body { get; set; }

    public abstract HttpCookies Cookies { get; }

    public FunctionContext FunctionContext { get; }

    public static HttpResponseData CreateResponse(HttpRequestData request) => request.CreateResponse();
}
