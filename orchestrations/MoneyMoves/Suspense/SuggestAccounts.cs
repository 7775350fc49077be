using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Why a payment in suspense may belong to an account.</summary>
public enum SuggestionReason
{
    /// <summary>It came with this account's number.</summary>
    Named,

    /// <summary>The same card or bank account has paid this account before.</summary>
    SamePayer,

    /// <summary>It came for a closed account of the same person.</summary>
    SamePerson,

    /// <summary>Its number differs from the written one by one digit.</summary>
    OneDigit,

    /// <summary>Its number differs from the written one by two digits that changed places.</summary>
    SwappedDigits,

    /// <summary>Exactly this amount is owed.</summary>
    SameAmount,

    /// <summary>The check's number follows closely on that of an earlier check for this account.</summary>
    NextCheck,
}

/// <param name="Score">Higher is likelier. Only a comparison with the others means something.</param>
public sealed record SuggestedAccount(string AccountId, string LegalName, int Score, IReadOnlyList<SuggestionReason> Reasons);

/// <summary>Ranks the accounts to which a payment in suspense may belong. A person chooses; nothing is placed by a score.</summary>
public static class SuggestAccounts
{
    /// <summary>The most suggestions for one payment.</summary>
    public const int Most = 5;

    /// <summary>How many checks later one still counts as following on another.</summary>
    public const int NextChecks = 50;

    private static readonly Dictionary<SuggestionReason, int> Scores = new()
    {
        [SuggestionReason.Named] = 60,
        [SuggestionReason.SamePayer] = 50,
        [SuggestionReason.SamePerson] = 45,
        [SuggestionReason.OneDigit] = 40,
        [SuggestionReason.SwappedDigits] = 40,
        [SuggestionReason.SameAmount] = 30,
        [SuggestionReason.NextCheck] = 20,
    };

    /// <param name="accounts">The accounts that may be meant, in any order, perhaps twice.</param>
    /// <param name="payments">Earlier payments by the same payer or with similar receipts, from their ledgers.</param>
    public static IReadOnlyList<SuggestedAccount> Rank(SuspenseDocument suspended, IEnumerable<AccountDocument> accounts, IReadOnlyList<LedgerEntryDocument> payments)
    {
        var known = accounts.DistinctBy(account => account.AccountId).ToList();
        var person = known.FirstOrDefault(account => account.AccountId == suspended.AccountId)?.Customer.IdentityToken;
        var meant = AccountLikeness.Meant(suspended.AccountId);
        var ranked =
            from account in known
            where account.Status is AccountStatus.Active or AccountStatus.Closed
            let reasons = Reasons(suspended, account, person, meant, payments).ToList()
            where reasons.Count > 0
            let score = reasons.Sum(reason => Scores[reason])
            orderby score descending, account.AccountId
            select new SuggestedAccount(account.AccountId, account.Customer.LegalName, score, reasons);
        return [.. ranked.Take(Most)];
    }

    private static IEnumerable<SuggestionReason> Reasons(
        SuspenseDocument suspended, AccountDocument account, string? person, IReadOnlyDictionary<string, NumberSlip> meant, IReadOnlyList<LedgerEntryDocument> payments)
    {
        var own = payments.Where(payment => payment.AccountId == account.AccountId).Select(payment => payment.Payment).OfType<PaymentSource>().ToList();
        if (account.AccountId == suspended.AccountId) yield return SuggestionReason.Named;
        else if (account.Customer.IdentityToken == person) yield return SuggestionReason.SamePerson;
        if (suspended.Payment.MethodToken is { } token && own.Any(source => source.MethodToken == token)) yield return SuggestionReason.SamePayer;
        if (meant.TryGetValue(account.AccountId, out var slip)) yield return slip == NumberSlip.OneDigit ? SuggestionReason.OneDigit : SuggestionReason.SwappedDigits;
        if (account.Owed == suspended.Amount) yield return SuggestionReason.SameAmount;
        if (CheckNumber.Of(suspended.Payment) is { } check && own.Any(source => CheckNumber.Of(source)?.IsFollowedBy(check) == true)) yield return SuggestionReason.NextCheck;
    }
}
