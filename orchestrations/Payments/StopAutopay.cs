using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Payments;

/// <summary>
/// Event on topic account-events: an account has closed, and these cards and bank accounts are not to be drawn for it any more. The portal
/// and the bank keep the standing orders and act on it.
/// </summary>
/// <param name="MethodTokens">The channels' tokens of what paid the account last.</param>
public sealed record AutopayStopped(string AccountId, IReadOnlyList<string> MethodTokens, DateTimeOffset StoppedAt)
{
    public const string Subject = "AutopayStopped.v1";
}

/// <summary>Decides what stops with an account. A city once held $680,000 of credits on 2,800 closed accounts, often because autopay went on (Glendale).</summary>
public static class StopAutopay
{
    /// <summary>How many of the last payments are looked at: one may have been made in another way.</summary>
    public const int LastPayments = 6;

    /// <returns>The header marked as done, and the event if there is anything to stop; null when the account is not closed, or this was done before.</returns>
    public static LedgerChange? Decide(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, DateTimeOffset now)
    {
        if (account.Status != AccountStatus.Closed || account.AutopayStoppedOn is not null) return null;
        var cause = $"autopay-stopped-{account.AccountId}";
        var marked = account with { AutopayStoppedOn = BusinessCalendar.DateOf(now), UpdatedAt = now, CauseId = cause };
        string[] tokens =
        [
            .. ledger.Where(entry => entry.Kind == EntryKind.Payment).OrderByDescending(entry => entry.Number).Take(LastPayments)
                .Select(entry => entry.Payment?.MethodToken).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        ];
        return new(
            Entered.Nothing(marked),
            tokens.Length == 0 ? null : OutboxDocument.For(account.AccountId, cause, AutopayStopped.Subject, new AutopayStopped(account.AccountId, tokens, now), cause, now));
    }
}
