using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>The account number of each request: derived when the request is first heard of, and from then on looked up.</summary>
public sealed class RequestAccounts(UtilityDatabase database, IOptions<AccountNumberSettings> settings, TimeProvider time)
{
    /// <summary>Null for a request that was never heard of.</summary>
    public async Task<string?> FindAsync(string requestId, CancellationToken cancellation = default) =>
        (await database.Keys.FindAsync<RequestAccountDocument>(requestId, RequestAccountDocument.OfRequest, cancellation))?.AccountId;

    /// <summary>The request's number, now and for good, whoever asks first.</summary>
    /// <exception cref="CosmosException">The store refused; asked again it goes on where it stopped.</exception>
    public async Task<string> ReserveAsync(string requestId, CancellationToken cancellation = default)
    {
        if (await FindAsync(requestId, cancellation) is { } known) return known;
        var accountId = await TakeNumberAsync(requestId, cancellation);
        var document = Document(requestId, accountId, requestId, RequestAccountDocument.OfRequest);
        if (await database.Keys.CreateOnceAsync(requestId, document, cancellation)) return accountId;
        // Somebody else was faster. With the same key it is the same number; with another one the first stands.
        return await FindAsync(requestId, cancellation) ?? throw new InvalidOperationException($"The account of request {requestId} cannot be read yet.");
    }

    /// <summary>The first derived number that is nobody else's. About one request in ten thousand needs a second.</summary>
    private async Task<string> TakeNumberAsync(string requestId, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var number = AccountNumber.For(settings.Value.NumberKey, requestId, attempt);
            // Accounts that no request brought into being are known by their header alone.
            if (await database.Accounts.FindAsync<AccountDocument>(number, AccountDocument.DocumentId, cancellation) is { } header && header.RequestId != requestId) continue;
            if (await database.Keys.CreateOnceAsync(number, Document(requestId, number, number, RequestAccountDocument.OfNumber), cancellation)) return number;
            var taken = await database.Keys.FindAsync<RequestAccountDocument>(number, RequestAccountDocument.OfNumber, cancellation);
            if (taken?.RequestId == requestId) return number;
        }
    }

    private RequestAccountDocument Document(string requestId, string accountId, string key, string id)
    {
        var now = time.GetUtcNow();
        return new() { Id = id, Key = key, RequestId = requestId, AccountId = accountId, CreatedAt = now, UpdatedAt = now, CauseId = requestId };
    }
}
