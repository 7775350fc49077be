using System.Globalization;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Benchmarks.Documents;

/// <summary>A payment on a ledger: a document of about 800 bytes, as the product writes them by the thousand.</summary>
internal static class Entry
{
    private static readonly DateOnly Billed = new(2026, 2, 20);
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static PartitionKey KeyOf(int account) => new(AccountId(account));

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"payment-{number}");

    public static LedgerEntryDocument Of(int account, int number) => new()
    {
        Id = IdOf(number),
        AccountId = AccountId(account),
        Number = number + 1,
        Kind = EntryKind.Payment,
        Amount = 125.40m + number,
        Items =
        [
            new("bill-B17~Electric", Receivable.Electric, ItemKind.Charge, Billed, Billed.AddDays(21), 0m, -100m),
            new("bill-B17~Water", Receivable.Water, ItemKind.Charge, Billed, Billed.AddDays(21), 0m, -25.40m - number),
        ],
        PaidChange = 125.40m + number,
        Payment = new(
            string.Create(CultureInfo.InvariantCulture, $"web-{number:00000000}"), PaymentChannel.Portal, PaymentTender.Card, PaymentPurpose.Bill,
            string.Create(CultureInfo.InvariantCulture, $"receipt-{number:00000000}"), At),
        PostedAt = At,
        OwedAfter = number,
        CreditAfter = 0m,
        PolicyVersion = new DateOnly(2026, 1, 1),
        CreatedAt = At,
        UpdatedAt = At,
        CauseId = IdOf(number),
    };

    private static string AccountId(int account) => string.Create(CultureInfo.InvariantCulture, $"A-{account:000000}");
}
