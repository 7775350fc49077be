using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>How the answers of outside systems are read. What is no answer is a fault worth a retry.</summary>
internal static class PartnerAnswers
{
    /// <summary>The answer to a command, which tells only that it was taken. Only 202 and 204 say so: a page with 200, as proxies give during maintenance, has done nothing.</summary>
    /// <exception cref="HttpRequestException">The command was not taken, or nobody can say.</exception>
    public static void EnsureTaken(this HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        if (response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NoContent))
            throw new HttpRequestException($"{Host(response)} gave {(int)response.StatusCode}, which is no answer to a command.");
    }

    /// <summary>The answer to a question; null when the system does not know what it was asked about (404).</summary>
    /// <exception cref="HttpRequestException">There was no answer, or none that can be read.</exception>
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
