using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <summary>Tells a specialist that a crew turned service on although its order was cancelled, so service is used and not billed.</summary>
public sealed class LateTurnOns(UtilityDatabase database, CaseStore cases)
{
    public async Task TellAsync(FieldOrderDocument order, CancellationToken cancellation = default)
    {
        if (order is not { Kind: FieldOrderKind.TurnOn, IsDoneTooLate: true }) return;
        var account = await database.Accounts.FindAsync<AccountDocument>(order.AccountId, AccountDocument.DocumentId, cancellation);
        if (account?.RequestId is not { } requestId) return;
        await cases.NoteAsync(
            new(requestId, order.AccountId), $"late-turn-on-{order.Id}", "The crew turned service on although its order was given up", "specialist", cancellation: cancellation);
    }
}
