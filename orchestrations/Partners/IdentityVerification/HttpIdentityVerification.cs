using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The call: POST verifications {identityToken, legalName} → {answer}; 404 for an unknown token.</summary>
public sealed class HttpIdentityVerification(HttpClient http) : IIdentityVerification
{
    public sealed record Question(string IdentityToken, string LegalName);

    public sealed record Reply(IdentityAnswer Answer);

    public async Task<IdentityAnswer> VerifyAsync(string identityToken, string legalName, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync("verifications", new Question(identityToken, legalName), ContractJson.Options, cancellation);
        var reply = await response.ReadAnswerAsync<Reply>(cancellation);
        return reply?.Answer ?? IdentityAnswer.Unknown;
    }
}
