using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <param name="Suggestions">The likeliest account first.</param>
public sealed record SuspendedPayment(SuspenseDocument Suspended, IReadOnlyList<SuggestedAccount> Suggestions);

/// <summary>Lists what waits in suspense, with the accounts it may belong to.</summary>
public sealed class SuspenseList(UtilityDatabase database)
{
    private const int PageSize = 20;

    /// <summary>How many accounts are looked at that owe the same amount. More say nothing about any of them.</summary>
    private const int MostOfOneAmount = 20;

    /// <summary>A page of the open ones, the oldest first; <c>Continuation</c> is null on the last page.</summary>
    public async Task<(IReadOnlyList<SuspendedPayment> Page, string? Continuation)> ListAsync(string? continuation, CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.status = @open ORDER BY c.createdAt")
            .WithParameter("@type", SuspenseDocument.TypeName)
            .WithParameter("@open", nameof(SuspenseStatus.Open));
        using var pages = database.Accounts.GetItemQueryIterator<SuspenseDocument>(query, continuation, new QueryRequestOptions { MaxItemCount = PageSize });
        var page = await pages.ReadNextAsync(cancellation);
        var listed = new List<SuspendedPayment>();
        foreach (var suspended in page) listed.Add(new(suspended, await SuggestAsync(suspended, cancellation)));
        return (listed, page.ContinuationToken);
    }

    private async Task<IReadOnlyList<SuggestedAccount>> SuggestAsync(SuspenseDocument suspended, CancellationToken cancellation)
    {
        var payments = await PaymentsLikeAsync(suspended, cancellation);
        var accounts = await OwingAsync(suspended.Amount, cancellation);
        foreach (var accountId in AccountLikeness.Meant(suspended.AccountId).Keys.Concat(payments.Select(payment => payment.AccountId)).Append(suspended.AccountId).Distinct())
        {
            if (await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation) is { } account) accounts.Add(account);
        }
        if (accounts.FirstOrDefault(account => account.AccountId == suspended.AccountId) is { } named) accounts.AddRange(await OfPersonAsync(named.Customer.IdentityToken, cancellation));
        return SuggestAccounts.Rank(suspended, accounts, payments);
    }

    private Task<List<AccountDocument>> OwingAsync(decimal amount, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.owed = @cents OFFSET 0 LIMIT @most")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@cents", (long)(amount * 100m))
            .WithParameter("@most", MostOfOneAmount);
        return database.Accounts.QueryAsync<AccountDocument>(query, cancellation: cancellation).ToListAsync(cancellation).AsTask();
    }

    private Task<List<AccountDocument>> OfPersonAsync(string identityToken, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.customer.identityToken = @token")
            .WithParameter("@type", AccountDocument.TypeName)
            .WithParameter("@token", identityToken);
        return database.Accounts.QueryAsync<AccountDocument>(query, cancellation: cancellation).ToListAsync(cancellation).AsTask();
    }

    /// <summary>Payments with the same token, and checks whose numbers come shortly before.</summary>
    private async Task<List<LedgerEntryDocument>> PaymentsLikeAsync(SuspenseDocument suspended, CancellationToken cancellation)
    {
        var found = new List<LedgerEntryDocument>();
        if (suspended.Payment.MethodToken is { } token)
        {
            var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.payment.methodToken = @token ORDER BY c.createdAt DESC OFFSET 0 LIMIT @most")
                .WithParameter("@type", LedgerEntryDocument.TypeName)
                .WithParameter("@token", token)
                .WithParameter("@most", MostOfOneAmount);
            found.AddRange(await database.Accounts.QueryAsync<LedgerEntryDocument>(query, cancellation: cancellation).ToListAsync(cancellation));
        }
        if (CheckNumber.Of(suspended.Payment) is { } check)
        {
            var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.payment.externalId >= @from AND c.payment.externalId < @until OFFSET 0 LIMIT @most")
                .WithParameter("@type", LedgerEntryDocument.TypeName)
                .WithParameter("@from", check.Before(SuggestAccounts.NextChecks))
                .WithParameter("@until", suspended.Payment.ExternalId)
                .WithParameter("@most", MostOfOneAmount);
            found.AddRange(await database.Accounts.QueryAsync<LedgerEntryDocument>(query, cancellation: cancellation).ToListAsync(cancellation));
        }
        return found;
    }
}
