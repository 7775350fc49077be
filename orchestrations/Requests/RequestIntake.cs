using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Requests;

/// <summary>Takes requests in: for each it opens a case and reserves an account.</summary>
public sealed class RequestIntake(UtilityDatabase database, CaseStore cases, KeyClaims keys, RequestAccounts accounts, TimeProvider time)
{
    /// <summary>Opens the request's case, or returns the one opened before.</summary>
    public async Task<Claimed<CaseDocument>> OpenAsync(ServiceRequested request, CancellationToken cancellation = default)
    {
        if (await keys.ClaimAsync(request.Claim(), cancellation) is { } conflict) return new(null, conflict);
        var accountId = await accounts.ReserveAsync(request.RequestId, cancellation);
        var (account, opened) = OpenCase.Decide(request, accountId, time.GetUtcNow());
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(accountId)).CreateItem(account).CreateItem(opened);
        if (await batch.RunAsync(cancellation) == BatchOutcome.Done) return new(opened);
        return new(await cases.FindInAsync(accountId, request.RequestId, cancellation)
            ?? throw new InvalidOperationException($"Account {accountId} of request {request.RequestId} is there without its case."));
    }
}
