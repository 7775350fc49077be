using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>POST reports {legalName, duns} → {paydex, intelliscore, tradelines}; 404 for no file.</summary>
public sealed class HttpCreditBureau(HttpClient http) : ICreditBureau
{
    public sealed record Question(string LegalName, string? Duns = null);

    public async Task<CreditReport?> ReportAsync(string legalName, string? duns, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync("reports", new Question(legalName, duns), ContractJson.Options, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        response.EnsureSuccessStatusCode();
        try
        {
            var report = await response.Content.ReadFromJsonAsync<CreditReport>(ContractJson.Options, cancellation);
            return report is { Tradelines: >= 0, Paydex: null or (>= 1 and <= 100), Intelliscore: null or (>= 1 and <= 100) }
                ? report
                : throw new HttpRequestException("The credit bureau gave scores outside their scales.");
        }
        catch (JsonException nonsense)
        {
            throw new HttpRequestException("The credit bureau gave an answer that cannot be read.", nonsense);
        }
    }
}
