using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Decides the case and the task by which a person pays back what a closed account still has.</summary>
public static class RefundTask
{
    /// <param name="number">1 for the account's first such case; one more each time the one before is over.</param>
    public static CaseReference OfCredit(string accountId, int number) => new(FormattableString.Invariant($"closed-credit~{number}"), accountId);

    public static CaseReference OfDraft(SuspenseDocument suspended) => new($"late-draft~{suspended.Payment.PaymentId}", suspended.AccountId);

    public static (CaseDocument Case, CaseTaskDocument Task) ForCredit(AccountDocument account, int number, MovePolicy policy, DateTimeOffset now) => Open(
        OfCredit(account.AccountId, number), $"Pay back {Money.Text(account.UnappliedCredit)} of credit of this closed account{Tier(account.UnappliedCredit, policy)}", now);

    public static (CaseDocument Case, CaseTaskDocument Task) ForDraft(SuspenseDocument suspended, MovePolicy policy, DateTimeOffset now) => Open(
        OfDraft(suspended),
        $"Pay back {Money.Text(suspended.Amount)} that was drawn after the account closed: place payment {suspended.Payment.PaymentId} on it, then refund it{Tier(suspended.Amount, policy)}", now);

    /// <summary>Says who may order the refund alone: the lowest role whose limit covers it.</summary>
    private static string Tier(decimal amount, MovePolicy policy) =>
        policy.Limits[MoveKind.Refund].Where(limit => limit.UpTo is null || amount <= limit.UpTo).MinBy(limit => limit.Role) is RoleLimit { Role: var role }
            ? $" (a {role.ToString().ToLowerInvariant()} may do it alone)"
            : " (it needs an approval)";

    private static (CaseDocument Case, CaseTaskDocument Task) Open(CaseReference reference, string what, DateTimeOffset now)
    {
        const string Key = "opened";
        var opened = new CaseDocument
        {
            Id = CaseDocument.IdFor(reference.RequestId),
            AccountId = reference.AccountId,
            RequestId = reference.RequestId,
            SubmittedBy = "system",
            Status = CaseStatus.NeedsPerson,
            InstanceId = reference.RequestId,
            Timeline = [new(Key, now, what, "specialist")],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = reference.RequestId,
        };
        return (opened, new NewTask(Key, what) { CaseEnds = [CaseStatus.Completed] }.In(reference, now));
    }
}
