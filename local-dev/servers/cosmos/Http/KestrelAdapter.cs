using Microsoft.AspNetCore.Http;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>The endpoint as a web server's request delegate.</summary>
internal static class KestrelAdapter
{
    public static async Task HandleAsync(RequestPipeline pipeline, HttpContext context)
    {
        if (!JsonWrites.Accepts(context.Request, keyHeader: "authorization", mayBeUntyped: true))
        {
            await ProblemResponse.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send JSON, and sign in by the header authorization.");
            return;
        }
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var incoming = new WebRequest(context.Request.Headers)
        {
            Method = context.Request.Method,
            Path = context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent(),
            BaseAddress = $"{context.Request.Scheme}://{context.Request.Host}/",
            Body = body.ToArray(),
        };
        EndpointResponse answer;
        try
        {
            answer = await pipeline.AnswerAsync(incoming);
        }
        catch (HttpRequestException)
        {
            // An injected loss of the connection looks like one from outside, too.
            context.Abort();
            return;
        }
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in ResponseHeaders.Of(answer, incoming)) response.Headers[name] = value;
        if (answer.Status is 204 or 304) return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private sealed class WebRequest(IHeaderDictionary headers) : EndpointRequest
    {
        public override string? Header(string name) => headers.TryGetValue(name, out var values) ? values.ToString() : null;
    }
}
