using System.Net;
using System.Net.Http.Json;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;

namespace Serverless.LocalDev.Commands;

/// <summary>The new connection a sample message is about.</summary>
/// <param name="Owed">Dollars of security still asked for.</param>
internal sealed record SampleSubject(string RequestId, string AccountId, string LegalName, decimal Owed)
{
    /// <summary>That of local-dev/samples/new-connection.json.</summary>
    public const string DefaultRequestId = "sample-connection-1";

    private sealed record Request(string AccountId);

    private sealed record Account(string Customer, IReadOnlyDictionary<Receivable, decimal> Balances);

    /// <summary>What is known of a request, or what the sample file says of one that is not there, or not yet asked for security.</summary>
    public static async Task<SampleSubject> FindAsync(LocalHttp http, string requestId, CancellationToken stop)
    {
        var unknown = new SampleSubject(requestId, LocalAccounts.NumberFor(requestId), "Alpha Foods LLC", 5616m);
        if (await GetAsync<Request>(http, $"/api/service-requests/{Uri.EscapeDataString(requestId)}", stop) is not { } request) return unknown;
        if (await GetAsync<Account>(http, $"/api/accounts/{request.AccountId}", stop) is not { } account) return unknown;
        var owed = account.Balances.GetValueOrDefault(Receivable.Deposit);
        return new(requestId, request.AccountId, account.Customer, owed > 0 ? owed : unknown.Owed);
    }

    private static async Task<T?> GetAsync<T>(LocalHttp http, string path, CancellationToken stop) where T : class
    {
        using var answer = await http.SendAsync(HttpMethod.Get, path, content: null, stop);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<T>(ContractJson.Options, stop);
    }
}
