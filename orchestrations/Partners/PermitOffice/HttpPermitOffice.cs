using System.Net;
using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The calls: PUT projects/{requestId} {meters}, DELETE projects/{requestId}; each answered 202 or 204.</summary>
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

    private static Uri Place(string requestId) => PartnerPath.Of("projects", requestId);
}
