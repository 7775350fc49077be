using System.Net;
using System.Net.Http.Headers;

namespace Serverless.LocalDev.Cosmos.Http;

/// <summary>Carries a client's request to the endpoint in the same process, and its answer back.</summary>
internal sealed class InProcessHandler(RequestPipeline pipeline) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var uri = request.RequestUri!;
        var incoming = new InProcessRequest(request.Headers.NonValidated)
        {
            Method = request.Method.Method,
            Path = uri.AbsolutePath,
            BaseAddress = $"{uri.Scheme}://{uri.Authority}/",
            Body = body,
        };
        return ToMessage(await pipeline.AnswerAsync(incoming), incoming, request);
    }

    private static HttpResponseMessage ToMessage(EndpointResponse answer, EndpointRequest incoming, HttpRequestMessage request)
    {
        var content = new ReadOnlyMemoryContent(answer.Body);
        content.Headers.ContentType = Json;
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = content, RequestMessage = request };
        var headers = message.Headers;
        foreach (var (name, value) in ResponseHeaders.Of(answer, incoming)) headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private sealed class InProcessRequest(HttpHeadersNonValidated headers) : EndpointRequest
    {
        public override string? Header(string name) => headers.TryGetValues(name, out var values) ? values.ToString() : null;
    }
}
