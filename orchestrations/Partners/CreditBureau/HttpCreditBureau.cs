using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The call: POST reports {legalName, duns} → {paydex, intelliscore, tradelines}; 404 when there is no file.</summary>
public sealed class HttpCreditBureau(HttpClient http) : ICreditBureau
{
    public sealed record Question(string LegalName, string? Duns = null);

    public async Task<CreditReport?> ReportAsync(string legalName, string? duns, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync("reports", new Question(legalName, duns), ContractJson.Options, cancellation);
        return await response.ReadAnswerAsync<CreditReport>(cancellation) switch
        {
            null => null,
            { Tradelines: >= 0, Paydex: null or (>= 1 and <= 100), Intelliscore: null or (>= 1 and <= 100) } report => report,
            _ => throw new HttpRequestException("The credit bureau gave scores outside their scales."),
        };
    }
}
