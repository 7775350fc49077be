using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Identity;

/// <summary>POST verifications {identityToken, legalName} → {answer}.</summary>
public sealed class HttpIdentityVerification(HttpClient http) : IIdentityVerification
{
    public sealed record Question(string IdentityToken, string LegalName);

    public sealed record Reply(IdentityAnswer Answer);

    public async Task<IdentityAnswer> VerifyAsync(string identityToken, string legalName, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync("verifications", new Question(identityToken, legalName), ContractJson.Options, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound) return IdentityAnswer.Unknown;
        response.EnsureSuccessStatusCode();
        try
        {
            var reply = await response.Content.ReadFromJsonAsync<Reply>(ContractJson.Options, cancellation);
            return reply?.Answer ?? throw new HttpRequestException("The identity service gave an empty answer.");
        }
        catch (JsonException nonsense)
        {
            throw new HttpRequestException("The identity service gave an answer that cannot be read.", nonsense);
        }
    }
}
