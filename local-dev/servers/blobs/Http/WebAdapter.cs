using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>The server as a web server's request delegate.</summary>
internal static class WebAdapter
{
    public static async Task HandleAsync(RequestPipeline pipeline, HttpContext context)
    {
        using var work = pipeline.BeginWork();
        // A block may have 4,000 MiB.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        var request = context.Request;
        // The path as it was sent: decoded, a slash inside a name could not be told from one between names.
        var incoming = new BlobRequest(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)
        {
            Method = request.Method,
            BaseAddress = $"{request.Scheme}://{request.Host}",
            Host = request.Host.Host,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = request.Body,
        };
        await WriteAsync(await pipeline.AnswerAsync(incoming, context.RequestAborted), context);
    }

    private static async Task WriteAsync(BlobResponse answer, HttpContext context)
    {
        await using var content = answer.Content;
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (answer.ContentType is { } type) response.ContentType = type;
        if (answer.Status is not 304) response.ContentLength = answer.ContentLength;
        if (content is not null) await content.CopyToAsync(response.Body, context.RequestAborted);
    }
}
