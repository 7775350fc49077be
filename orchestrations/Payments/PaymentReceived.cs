using System.Text.Json.Serialization;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

public enum PaymentChannel
{
    Web,
    Ivr,
    WalkIn,
    Lockbox,
    Ach,
    Agency,
}

/// <summary>What the customer paid for.</summary>
public enum PaymentPurpose
{
    Bill,

    /// <summary>Security for an account, of a request under way as well.</summary>
    Deposit,
}

/// <summary>
/// Contract <c>PaymentReceived.v1</c> on queue payments: money a channel has taken. Cards and bank accounts never appear:
/// the channel keeps them and gives a token.
/// </summary>
public sealed record PaymentReceived : IContract, ILimited
{
    public static string Subject => "PaymentReceived.v1";

    /// <summary>Well above any bill the utility sends; more is a slip of a decimal point.</summary>
    public const decimal Largest = 5_000_000m;

    /// <summary>The channel's key: the same money always has the same one, other money never.</summary>
    [Entered(TextForm.Exact), MayHold(OwnNumber.Receipt)]
    public required string PaymentId { get; init; }

    public required PaymentChannel Channel { get; init; }

    /// <summary>The channel's own receipt or trace number.</summary>
    [MayHold(OwnNumber.Receipt)]
    public required string ExternalId { get; init; }

    [Entered(TextForm.Exact)]
    public required string AccountId { get; init; }

    /// <summary>US dollars.</summary>
    public required decimal Amount { get; init; }

    [Means(DateMeaning.Happened)]
    public required DateTimeOffset ReceivedAt { get; init; }

    public PaymentPurpose Purpose { get; init; } = PaymentPurpose.Bill;

    [Entered(TextForm.Exact)]
    public string? MethodToken { get; init; }

    /// <summary>The partner that sent it, by name; set from who the sender is, whatever the message says. Null when nobody outside did.</summary>
    [JsonIgnore]
    public string? SentBy { get; init; }

    string IContract.Key => PaymentId;

    string? IContract.SpeaksAs => Channel.ToString();

    /// <summary>A channel that sends once more may stamp the time anew, or have another token for the same card. Another sender's payment under the same id is another one.</summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Payment, PaymentId, AccountId, this, "receivedAt", "methodToken").By(SentBy ?? "");

    public IEnumerable<FieldProblem> Problems(IntakeLimits limits) =>
        Amount > limits.LargestPayments[Channel.ToString()] && Amount <= Largest ? Rules.Money("amount", Amount, limits.LargestPayments[Channel.ToString()]) : [];

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("paymentId", PaymentId),
        .. Rules.Text("externalId", ExternalId, longest: 64, shortest: 1),
        .. Rules.Id("accountId", AccountId),
        .. Rules.Money("amount", Amount, Largest),
        .. Rules.Reference("methodToken", MethodToken, longest: 128),
    ];
}
