using System.Globalization;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>How far a returned payment is dealt with.</summary>
public enum ReturnState
{
    /// <summary>It was read, and nothing is done yet.</summary>
    Read,

    /// <summary>The payment is taken back, and nothing is left to do.</summary>
    Reversed,

    /// <summary>A person must look. <see cref="ReturnedItemDocument.Why"/> says at what.</summary>
    ForPerson,

    /// <summary>A person has dealt with it.</summary>
    Resolved,
}

/// <summary>A returned payment, in the partition of its month. A month's rates are counted from these.</summary>
public sealed record ReturnedItemDocument : AccountPartitionDocument
{
    public const string TypeName = "returnedItem";

    public override string Type => TypeName;

    public required ReturnState State { get; init; }

    /// <summary>Under which company number the draft was sent.</summary>
    public required string CompanyId { get; init; }

    /// <summary>Such as R01.</summary>
    public required string Code { get; init; }

    public required ReturnHandling Handling { get; init; }

    public required WatchedAs WatchedAs { get; init; }

    public required decimal Amount { get; init; }

    /// <summary>True for a draft that came back; false for a refund.</summary>
    public required bool WasDebit { get; init; }

    public required string OriginalTrace { get; init; }

    /// <summary>The account that the entry names; null when it names none.</summary>
    public string? NamedAccount { get; init; }

    /// <summary>The payment it was found to be; null while that is not known.</summary>
    public string? PaymentId { get; init; }

    public string? Why { get; init; }

    /// <summary>The sign-in name of who resolved it.</summary>
    public string? ResolvedBy { get; init; }

    /// <param name="readAt">When its file was found.</param>
    public static string PartitionOf(DateTimeOffset readAt) => PartitionOf(BusinessCalendar.DateOf(readAt).ToString("yyyy-MM", CultureInfo.InvariantCulture));

    /// <param name="month">Such as 2026-03.</param>
    public static string PartitionOf(string month) => $"returns-{month}";
}
