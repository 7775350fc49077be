using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>A response of the worker's own model; buffered until the function is through.</summary>
internal sealed class EmbeddedHttpResponse(FunctionContext context) : HttpResponseData(context)
{
    private readonly EmbeddedHttpCookies cookies = new();

    public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

    public override HttpHeadersCollection Headers { get; set; } = [];

    public override Stream Body { get; set; } = new MemoryStream();

    public override HttpCookies Cookies => cookies;

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = (int)StatusCode;
        foreach (var (name, values) in Headers) http.Response.Headers.Append(name, values.ToArray());
        cookies.WriteTo(http.Response.Cookies);
        if (Body.CanSeek)
        {
            Body.Position = 0;
            if (Body.Length == 0) return;
            http.Response.ContentLength = Body.Length;
        }
        await Body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
