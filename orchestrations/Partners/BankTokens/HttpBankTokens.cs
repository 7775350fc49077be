using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The calls: PUT corrections/{id}, PUT stops/{id}; each answered 202 or 204. Only here is an account number written whole.</summary>
public sealed class HttpBankTokens(HttpClient http) : IBankTokens
{
    /// <summary>A correction as it is sent.</summary>
    public sealed record SentCorrection(
        string Token, string By, DateTimeOffset At, string? Routing = null, string? AccountNumber = null, string? TransactionCode = null, string? Name = null, string? IndividualId = null)
    {
        /// <summary>Without what it must not show.</summary>
        public override string ToString() => $"{nameof(SentCorrection)} of {Token}";
    }

    public async Task CorrectAsync(string correctionId, BankDataCorrection correction, CancellationToken cancellation)
    {
        var sent = new SentCorrection(
            correction.Token, correction.By, correction.At, correction.Routing, correction.Account?.Whole, correction.TransactionCode, correction.Name, correction.IndividualId);
        using var response = await http.PutAsJsonAsync(PartnerPath.Of("corrections", correctionId), sent, ContractJson.Options, cancellation);
        response.EnsureTaken();
    }

    public async Task StopAsync(string stopId, DraftStop stop, CancellationToken cancellation)
    {
        using var response = await http.PutAsJsonAsync(PartnerPath.Of("stops", stopId), stop, ContractJson.Options, cancellation);
        response.EnsureTaken();
    }
}
