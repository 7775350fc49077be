using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>Reads the answers of outside systems. An answer that cannot be used is a fault, and a retry may help.</summary>
internal static class PartnerAnswers
{
    /// <summary>
    /// Checks that a command was accepted. Only 202 and 204 mean that: a proxy's maintenance page has status 200, and then nothing was
    /// done.
    /// </summary>
    /// <exception cref="HttpRequestException">The command was not accepted, or it is unknown whether it was.</exception>
    public static void EnsureTaken(this HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NoContent))
            throw new HttpRequestException($"{Host(response)} gave {(int)response.StatusCode}, which is no answer to a command.");
    }

    /// <summary>Reads the answer to a question; null when the system does not know what was asked about (404).</summary>
    /// <exception cref="HttpRequestException">There was no answer, or it cannot be read.</exception>
    public static async Task<T?> ReadAnswerAsync<T>(this HttpResponseMessage response, CancellationToken cancellation) where T : class
    {
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        response.EnsureSuccessStatusCode();
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(ContractJson.Options, cancellation)
                ?? throw new HttpRequestException($"{Host(response)} gave an empty answer.");
        }
        catch (JsonException nonsense)
        {
            throw new HttpRequestException($"{Host(response)} gave an answer that cannot be read.", nonsense);
        }
    }

    private static string? Host(HttpResponseMessage response) => response.RequestMessage?.RequestUri?.Host;
}
