using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Accounts;

/// <summary>The account number of each request. It is derived when the request is first seen, and looked up after that.</summary>
public sealed class RequestAccounts(UtilityDatabase database, IOptions<AccountNumberSettings> settings, TimeProvider time)
{
    /// <summary>The account number reserved for a request; null when none was reserved yet.</summary>
    public async Task<string?> FindAsync(string requestId, CancellationToken cancellation = default) =>
        (await database.Keys.FindAsync<RequestAccountDocument>(requestId, RequestAccountDocument.OfRequest, cancellation))?.AccountId;

    /// <summary>Reserves the request's account number, or returns the one reserved before.</summary>
    /// <exception cref="CosmosException">The store refused; a second call goes on where this one stopped.</exception>
    public async Task<string> ReserveAsync(string requestId, CancellationToken cancellation = default)
    {
        if (await FindAsync(requestId, cancellation) is { } known) return known;
        var accountId = await TakeNumberAsync(requestId, cancellation);
        var document = Document(requestId, accountId, requestId, RequestAccountDocument.OfRequest);
        if (await database.Keys.CreateOnceAsync(requestId, document, cancellation)) return accountId;
        // Another caller was faster. With the same secret key both derived the same number; with another key the number stored first is used.
        return await FindAsync(requestId, cancellation) ?? throw new InvalidOperationException($"The account of request {requestId} cannot be read yet.");
    }

    /// <summary>Takes the first derived number that belongs to no other request. About one request in ten thousand needs a second try.</summary>
    private async Task<string> TakeNumberAsync(string requestId, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var number = AccountNumber.For(settings.Value.NumberKey, requestId, attempt);
            // An account that was not opened for a request has no entry among the keys, so its header is checked.
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
