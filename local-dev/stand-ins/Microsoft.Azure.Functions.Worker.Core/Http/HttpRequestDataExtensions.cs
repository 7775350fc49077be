using System.Net;
using System.Text;
using Azure.Core.Serialization;
using Serverless.LocalDev.Functions;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads a request's body and begins its response.</summary>
public static class HttpRequestDataExtensions
{
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = default)
    {
        using var reader = new StreamReader(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = default)
    {
        using var reader = new StreamReader(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }

    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default) =>
        request.ReadFromJsonAsync<T>(WorkerSerializer.Of(request.FunctionContext), cancellationToken);

    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request, ObjectSerializer serializer, CancellationToken cancellationToken = default) =>
        (T?)await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);

    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }
}
