using System.Globalization;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>A payment made of a check, and whom the check's slip names.</summary>
public sealed record LockboxPayment(PaymentReceived Payment, string? Reference);

/// <summary>Makes payments of a check: one for each account it pays.</summary>
public static class LockboxPayments
{

    /// <param name="shortId">The file's short id. The payments' ids are derived from it and the line, so that a file read again records nothing anew.</param>
    /// <param name="dated">The file's date.</param>
    public static IReadOnlyList<LockboxPayment> Of(LockboxItem check, string shortId, DateOnly? dated, BankFilePolicy policy, DateTimeOffset now)
    {
        IReadOnlyList<LockboxShare?> shares = check.Pays.Count > 0 ? [.. check.Pays] : [null];
        return [.. shares.Select((share, n) => Payment(check, share, n, shares.Count, shortId, TenderedAt(check.Deposited, dated, policy, now)))];
    }

    /// <summary>
    /// The beginning of the day the check was deposited, which is the earliest it can have been: whether it was in time depends on this. A
    /// date that lies ahead or far back is not believed.
    /// </summary>
    public static DateTimeOffset TenderedAt(DateOnly? deposited, DateOnly? dated, BankFilePolicy policy, DateTimeOffset now)
    {
        var today = BusinessCalendar.DateOf(now);
        DateOnly?[] stated = [deposited, dated];
        var day = stated.FirstOrDefault(date => date <= today && date >= today.AddDays(-policy.OldestTenderDays));
        return day is { } believed ? BusinessCalendar.BeginningOf(believed) : now;
    }

    private static LockboxPayment Payment(LockboxItem check, LockboxShare? share, int n, int count, string shortId, DateTimeOffset tenderedAt)
    {
        var part = count > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{n + 1}") : "";
        var derived = string.Create(CultureInfo.InvariantCulture, $"{shortId}-{check.Line}{part}");
        var number = check.Check?.TrimStart('0') is { Length: > 0 } printed ? $"-{printed}" : "";
        return new(
            new()
            {
                PaymentId = $"lockbox-{derived}",
                Channel = PaymentChannel.Lockbox,
                Tender = PaymentTender.Check,
                // Another file with the same check gives the same number: then the money is suspected to be the same.
                ExternalId = $"{check.Place}{number}{part}",
                AccountId = WrittenAccount.In(share?.Reference) ?? $"unidentified-{derived}",
                Amount = share?.Amount ?? check.Amount,
                ReceivedAt = tenderedAt,
            },
            share?.Reference);
    }
}
