namespace Serverless.Orchestrations.BankFiles;

/// <param name="Most">How often a returned draft may be sent again.</param>
/// <param name="WithinDays">Counted from the day of the original draft.</param>
/// <param name="AfterWorkingDays">How long after the return a retry is made. Ours.</param>
public sealed record RetryLimits(int Most, int WithinDays, int AfterWorkingDays, string Source, string Certainty);

/// <summary>A draft as the rule for retries compares it: a retry is the same company, person and amount.</summary>
/// <param name="Amount">Dollars.</param>
public sealed record DraftTerms(string CompanyId, string IndividualId, decimal Amount);

/// <summary>Why a draft may not be sent again.</summary>
public enum RetryRefusal
{
    /// <summary>The code does not allow it, or only with the customer's new consent.</summary>
    NotForThisCode,
    TooOften,
    TooLate,

    /// <summary>With other terms it would be a new draft, which needs its own consent.</summary>
    OtherTerms,
}

/// <summary>Whether a returned draft may be sent again (Nacha Operating Rules, subsection 2.12.4, reinitiation).</summary>
public static class RetryRule
{
    /// <param name="original">The draft that was first returned.</param>
    /// <param name="originalDate">Its day.</param>
    /// <param name="retry">What would be sent.</param>
    /// <param name="retried">How often it was sent again before.</param>
    /// <param name="retryDate">The day it would be sent.</param>
    /// <returns>Null when it may be sent.</returns>
    public static RetryRefusal? Refusal(
        ReturnReason reason, RetryLimits limits, DraftTerms original, DateOnly originalDate, DraftTerms retry, int retried, DateOnly retryDate)
    {
        if (!reason.MayRetry) return RetryRefusal.NotForThisCode;
        if (retry != original) return RetryRefusal.OtherTerms;
        if (retried >= limits.Most) return RetryRefusal.TooOften;
        return retryDate.DayNumber - originalDate.DayNumber > limits.WithinDays ? RetryRefusal.TooLate : null;
    }
}
