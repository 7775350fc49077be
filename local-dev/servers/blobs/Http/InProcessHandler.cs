using System.Net;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>Carries a client's request to the server in the same process, and its answer back.</summary>
internal sealed class InProcessHandler(RequestPipeline pipeline) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var work = pipeline.BeginWork();
        var uri = request.RequestUri!;
        var incoming = new BlobRequest(uri.PathAndQuery)
        {
            Method = request.Method.Method,
            BaseAddress = uri.GetLeftPart(UriPartial.Authority),
            Host = uri.Host,
            Headers = HeadersOf(request),
            Body = request.Content is { } content ? await content.ReadAsStreamAsync(cancellationToken) : Stream.Null,
        };
        return ToMessage(await pipeline.AnswerAsync(incoming, cancellationToken), request);
    }

    private static Dictionary<string, string> HeadersOf(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated) headers[name] = values.ToString();
        if (request.Content is null) return headers;
        foreach (var (name, values) in request.Content.Headers.NonValidated) headers[name] = values.ToString();
        return headers;
    }

    private static HttpResponseMessage ToMessage(BlobResponse answer, HttpRequestMessage request)
    {
        HttpContent content = answer.Content is { } stream ? new StreamContent(stream) : new ByteArrayContent([]);
        content.Headers.ContentLength = answer.ContentLength;
        if (answer.ContentType is { } type) content.Headers.TryAddWithoutValidation("Content-Type", type);
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content, RequestMessage = request };
        foreach (var (name, value) in answer.Headers)
        {
            // .NET keeps what describes the content apart from the other headers and takes each in its own place only.
            if (!message.Headers.TryAddWithoutValidation(name, value)) content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }
}
