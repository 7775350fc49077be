using System.Globalization;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Payments;

namespace Serverless.Benchmarks.Documents;

/// <summary>A payment on a ledger: a document of about 600 bytes, as the product writes them by the thousand.</summary>
internal static class Entry
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static PartitionKey KeyOf(int account) => new(AccountId(account));

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"payment-{number}");

    public static LedgerEntryDocument Of(int account, int number) => new()
    {
        Id = IdOf(number),
        AccountId = AccountId(account),
        PaymentId = string.Create(CultureInfo.InvariantCulture, $"web-{number:00000000}"),
        Channel = PaymentChannel.Web,
        ExternalId = string.Create(CultureInfo.InvariantCulture, $"receipt-{number:00000000}"),
        Amount = 125.40m + number,
        Allocations = new Dictionary<Receivable, decimal> { [Receivable.Electric] = 100m, [Receivable.Water] = 25.40m + number },
        ReceivedAt = At,
        PostedAt = At,
        OwedAfter = number,
        PolicyVersion = new DateOnly(2026, 1, 1),
        CreatedAt = At,
        UpdatedAt = At,
        CauseId = IdOf(number),
    };

    private static string AccountId(int account) => string.Create(CultureInfo.InvariantCulture, $"A-{account:000000}");
}
