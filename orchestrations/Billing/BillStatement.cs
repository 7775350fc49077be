using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Billing;

/// <summary>What one message says of a bill, whichever of the three it was.</summary>
/// <param name="Bill">Null when it is cancelled.</param>
/// <param name="Claim">On the message's own key.</param>
public sealed record BillStatement(string BillId, string AccountId, int Revision, BillStatus Status, BillContent? Bill, string? Why, KeyClaim Claim)
{
    internal static IEnumerable<FieldProblem> Problems(string billChangeId, string billId, string accountId, int revision, string why)
    {
        foreach (var problem in Rules.Id("billChangeId", billChangeId).Concat(Rules.Id("billId", billId)).Concat(Rules.Id("accountId", accountId))) yield return problem;
        if (revision < 1) yield return new("revision", "must be 1 or more");
        foreach (var problem in Rules.Text("why", why, longest: 500, shortest: 1)) yield return problem;
    }
}
