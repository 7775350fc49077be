using System.Net;

namespace Serverless.Orchestrations.Http;

/// <summary>What outside systems answer to a command, which has nothing to tell but that it was taken.</summary>
internal static class PartnerAnswers
{
    /// <summary>Only 202 and 204 say so. A page with 200, as proxies give during maintenance, has done nothing.</summary>
    /// <exception cref="HttpRequestException">The command was not taken, or nobody can say; worth a retry.</exception>
    public static void EnsureTaken(this HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NoContent))
            throw new HttpRequestException($"{response.RequestMessage?.RequestUri?.Host} gave {(int)response.StatusCode}, which is no answer to a command.");
    }
}
