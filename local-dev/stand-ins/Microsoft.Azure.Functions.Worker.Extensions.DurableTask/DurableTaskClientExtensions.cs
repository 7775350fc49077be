using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Functions.Durable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Answers an HTTP request with the URLs of the orchestration it started.</summary>
public static class DurableTaskClientExtensions
{
    // Fixed by the real extension.
    private const string PollingSeconds = "10";

    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        var (response, body) = Prepare(client, request, instanceId, statusCode);
        await response.Body.WriteAsync(body, cancellation);
        return response;
    }

    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var (response, body) = Prepare(client, request, instanceId, statusCode);
        response.Body.Write(body);
        return response;
    }

    /// <exception cref="InvalidOperationException">Without a request, the client does not know where its host listens.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var bound = client as FunctionDurableTaskClient;
        var origin = request?.Url.GetLeftPart(UriPartial.Authority) ?? bound?.Origin ?? throw new InvalidOperationException(
            "The address of the management endpoints is not known: pass the HTTP request that is being answered.");
        return HttpManagementPayload.For(origin, instanceId, bound?.SystemKey);
    }

    private static (HttpResponseData Response, byte[] Body) Prepare(
        DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        var payload = client.CreateHttpManagementPayload(instanceId, request);
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Content-Type", "application/json");
        response.Headers.Add("Retry-After", PollingSeconds);
        return (response, JsonSerializer.SerializeToUtf8Bytes(payload));
    }
}
