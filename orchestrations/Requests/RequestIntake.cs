using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Requests;

/// <summary>Takes requests in: each opens a case and reserves an account.</summary>
public sealed class RequestIntake(UtilityDatabase database, CaseStore cases, KeyClaims keys, TimeProvider time)
{
    /// <summary>Opens the case, or returns it as it stands when the request was taken in before.</summary>
    public async Task<Claimed<CaseDocument>> OpenAsync(ServiceRequested request, CancellationToken cancellation = default)
    {
        if (await keys.ClaimAsync(request.Claim(), cancellation) is { } conflict) return new(null, conflict);
        for (var attempt = 0; ; attempt++)
        {
            var accountId = AccountNumber.For(request.RequestId, attempt);
            var (account, opened) = OpenCase.Decide(request, accountId, time.GetUtcNow());
            var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(accountId)).CreateItem(account).CreateItem(opened);
            if (await batch.RunAsync(cancellation) == BatchOutcome.Done) return new(opened);
            if (await cases.FindInAsync(accountId, request.RequestId, cancellation) is { } existing) return new(existing);
            // The derived number belongs to another account, which happens about once in ten thousand requests: take the next.
        }
    }
}
