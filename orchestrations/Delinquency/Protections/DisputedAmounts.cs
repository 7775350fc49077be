using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>What is in dispute costs nothing for being late while the dispute is open.</summary>
public sealed class DisputedAmounts(UtilityDatabase database) : ILateChargeExemptions
{
    public async Task<IReadOnlyList<ExemptAmount>> OfAsync(string accountId, DateOnly today, CancellationToken cancellation = default)
    {
        var protections = await database.Accounts.FindAsync<ProtectionsDocument>(accountId, ProtectionsDocument.DocumentId, cancellation);
        return protections is null ? [] : [.. protections.Disputes.Where(dispute => dispute.IsOpenOn(today)).Select(dispute => new ExemptAmount(dispute.Receivable, dispute.Amount))];
    }
}
