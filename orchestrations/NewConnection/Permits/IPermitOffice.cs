using System.Net;
using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Http;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The permit office. Told which meters wait for it; its releases come as messages. Every call may be repeated.</summary>
public interface IPermitOffice
{
    /// <exception cref="HttpRequestException">The office's system is down; worth a retry.</exception>
    Task ExpectAsync(string requestId, IReadOnlyList<string> meters, CancellationToken cancellation);

    Task WithdrawAsync(string requestId, CancellationToken cancellation);
}

/// <summary>PUT projects/{requestId} {meters}, DELETE projects/{requestId}; each answered 202 or 204.</summary>
public sealed class HttpPermitOffice(HttpClient http) : IPermitOffice
{
    public sealed record Project(string RequestId, IReadOnlyList<string> Meters);

    public async Task ExpectAsync(string requestId, IReadOnlyList<string> meters, CancellationToken cancellation)
    {
        using var response = await http.PutAsJsonAsync(Place(requestId), new Project(requestId, meters), ContractJson.Options, cancellation);
        response.EnsureTaken();
    }

    public async Task WithdrawAsync(string requestId, CancellationToken cancellation)
    {
        using var response = await http.DeleteAsync(Place(requestId), cancellation);
        if (response.StatusCode != HttpStatusCode.NotFound) response.EnsureTaken();
    }

    private static Uri Place(string requestId) => new($"projects/{Uri.EscapeDataString(requestId)}", UriKind.Relative);
}
