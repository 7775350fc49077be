using System.Text.Json.Serialization;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

public enum SecurityStatus
{
    Held,
    Refused,

    /// <summary>Another instrument took its place.</summary>
    Replaced,

    /// <summary>Given back, because its case ended without service.</summary>
    Returned,
}

/// <summary>An instrument offered for a case: its data, the problems found, and its status.</summary>
public sealed record SecurityDocument : AccountPartitionDocument
{
    public const string TypeName = "security";

    public override string Type => TypeName;

    public required SecurityOffered Offer { get; init; }

    public required SecurityStatus Status { get; init; }

    public required IReadOnlyList<SecurityProblem> Problems { get; init; }

    /// <summary>The days on which staff should look at its renewal.</summary>
    public required IReadOnlyList<DateOnly> RenewalDates { get; init; }

    /// <summary>The effective date of the policy it was checked by.</summary>
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>Whether its renewal was due for a look on the day it came in.</summary>
    [JsonIgnore]
    public bool IsUpForRenewalAtOnce => RenewalDates.Contains(BusinessCalendar.DateOf(CreatedAt));

    public static string IdFor(IInstrument instrument) => $"security-{InstrumentId.Of(instrument)}";
}

/// <summary>Cash to be given back because its case ended without service. Accounts payable sends it.</summary>
public sealed record DepositRefundDocument : AccountPartitionDocument
{
    public const string TypeName = "depositRefund";

    public override string Type => TypeName;

    /// <summary>Dollars.</summary>
    public required decimal Amount { get; init; }

    /// <param name="number">The number of the return; 1 is the one made as the case ends.</param>
    public static string IdFor(string requestId, int number) => FormattableString.Invariant($"deposit-refund-{requestId}~{number}");
}
