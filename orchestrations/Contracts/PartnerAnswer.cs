using System.Net;

namespace Serverless.Orchestrations.Contracts;

/// <summary>What a partner's system answers to an order.</summary>
internal static class PartnerAnswer
{
    /// <summary>202 takes an order, and nothing else does: a page of whatever stands in between may well come with 200.</summary>
    /// <exception cref="HttpRequestException">The order was not taken; worth a retry.</exception>
    public static void EnsureTaken(this HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        if (answer.StatusCode != HttpStatusCode.Accepted)
            throw new HttpRequestException($"The partner answered {(int)answer.StatusCode} where 202 takes an order.", inner: null, answer.StatusCode);
    }
}
