using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>What is to be done about a return.</summary>
/// <param name="Draft">The payment it is; null when it was not found, or is not to be taken back without a person.</param>
/// <param name="ForPerson">What a person must look at; null when nothing.</param>
/// <param name="Stop">Not null: no more drafts by the payment's token. True when the customer's new consent is needed, false when new bank data are enough.</param>
/// <param name="Retry">The draft to ask for; null for none.</param>
public sealed record ReturnDecision(RecordedDraft? Draft, string? ForPerson = null, bool? Stop = null, DraftRequested? Retry = null);

/// <summary>Decides what a bank's return changes.</summary>
public static class DecideReturn
{
    /// <param name="accountId">The account that the entry names; null when it names none.</param>
    /// <param name="drafts">All drafts of that account.</param>
    /// <param name="mayDraft">Whether the account is open: a closed one's autopay has ended.</param>
    /// <param name="retryOn">The day on which a retry would be made.</param>
    public static ReturnDecision Of(
        AchReturn returned, ReturnCodes codes, string? accountId, IReadOnlyList<RecordedDraft> drafts, bool mayDraft, DateOnly retryOn)
    {
        var reason = codes.Of(returned.Code);
        if (!codes.Companies.Contains(returned.Original.CompanyId, StringComparer.Ordinal)) return new(null, "The company number is not one of the city's.");
        if (!returned.WasDebit) return new(null, "A refund came back: the city owes it again.");
        if (accountId is null) return new(null, "The entry names no account of ours.");
        if (MatchReturn.Find(returned.Original, returned.Amount, drafts) is not { } draft) return new(null, "No draft of the account fits, or more than one.");
        return reason.Handling switch
        {
            ReturnHandling.Retry => new(draft, Retry: RetryOf(returned, codes, accountId, draft, drafts, mayDraft, retryOn)),
            ReturnHandling.FixBankData or ReturnHandling.Stop => Stopped(draft, needsNewConsent: false),
            ReturnHandling.RevokeAutopay => Stopped(draft, needsNewConsent: true),
            ReturnHandling.BankLevel => new(draft),
            ReturnHandling.CorrectAndResubmit => new(draft, "The draft was not as agreed: correct it and send it again, without new consent."),
            ReturnHandling.Deceased => Stopped(draft, needsNewConsent: true) with { ForPerson = "The bank says that the customer has died." },
            _ => new(null, reason.Says),
        };
    }

    private static ReturnDecision Stopped(RecordedDraft draft, bool needsNewConsent) => draft.Payment.MethodToken is null
        ? new(draft, "The draft has no token by which further drafts could be stopped.")
        : new(draft, Stop: needsNewConsent);

    private static DraftRequested? RetryOf(
        AchReturn returned, ReturnCodes codes, string accountId, RecordedDraft draft, IReadOnlyList<RecordedDraft> drafts, bool mayDraft, DateOnly retryOn)
    {
        var tried = DraftTry.Of(draft.Payment.PaymentId);
        var first = drafts.FirstOrDefault(one => one.Payment.PaymentId == tried.TenderId);
        if (!mayDraft || first is null || returned.Original.IndividualId is not { } person) return null;
        var (original, retry) = (new DraftTerms(returned.Original.CompanyId, person, first.Amount), new DraftTerms(returned.Original.CompanyId, person, draft.Amount));
        if (RetryRule.Refusal(codes.Of(returned.Code), codes.Retries, original, BusinessCalendar.DateOf(first.Payment.TenderedAt), retry, tried.Retry, retryOn) is not null) return null;
        return new(tried.Next.PaymentId, tried.TenderId, accountId, returned.Original.CompanyId, person, draft.Amount, draft.Payment.MethodToken, retryOn);
    }
}
