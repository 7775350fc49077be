using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Serverless.LocalDev.Functions.Invocation;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>
/// Names the invocation and the caller to the worker, and keeps an empty answer back until the invocation has ended: the
/// worker answers 200 without a body for a function that failed, and the caller must get 500.
/// </summary>
internal sealed class InvocationTransformer(string invocationId, Task<FunctionResult> invoking) : HttpTransformer
{
    private const int BufferSize = 16 * 1024;

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var request = httpContext.Request;
        var headers = proxyRequest.Headers;
        Set("x-ms-invocation-id", invocationId);
        Set("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1");
        Set("X-Forwarded-Host", request.Host.ToUriComponent());
        Set("X-Forwarded-Proto", request.Scheme);
        if (request.PathBase.HasValue) Set("X-Forwarded-Prefix", request.PathBase.ToUriComponent());
        proxyRequest.RequestUri = new Uri(destinationPrefix.TrimEnd('/') + request.GetEncodedPathAndQuery());

        void Set(string name, string value)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is null) return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (proxyResponse.Content.Headers.ContentLength > 0) return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var body = await proxyResponse.Content.ReadAsStreamAsync(cancellationToken);
            var read = await body.ReadAsync(buffer, cancellationToken);
            if (read == 0 && !(await invoking).IsSuccess) return false;
            await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
            for (; read > 0; read = await body.ReadAsync(buffer, cancellationToken))
            {
                await httpContext.Response.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                await httpContext.Response.Body.FlushAsync(cancellationToken);
            }
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
