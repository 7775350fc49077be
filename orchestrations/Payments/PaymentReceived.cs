using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>
/// Contract <c>PaymentReceived.v1</c> on queue payments: money that a channel has taken. It contains no card or bank account numbers: the
/// channel keeps those and sends a token.
/// </summary>
public sealed record PaymentReceived : IContract, ILimited
{
    public static string Subject => "PaymentReceived.v1";

    /// <summary>The highest amount accepted, in dollars: well above any bill. More is likely a misplaced decimal point.</summary>
    public const decimal Largest = 5_000_000m;

    /// <summary>The channel's own key for this payment. A resend has the same key; another payment never has it.</summary>
    [Entered(TextForm.Exact), MayHold(OwnNumber.Receipt)]
    public required string PaymentId { get; init; }

    public required PaymentChannel Channel { get; init; }

    public required PaymentTender Tender { get; init; }

    /// <summary>The channel's own receipt or trace number.</summary>
    [MayHold(OwnNumber.Receipt)]
    public required string ExternalId { get; init; }

    [Entered(TextForm.Exact)]
    public required string AccountId { get; init; }

    /// <summary>US dollars.</summary>
    public required decimal Amount { get; init; }

    /// <summary>When the payer gave the money to the channel, however late it is sent on. It decides whether a payment was in time.</summary>
    [Means(DateMeaning.Happened)]
    public required DateTimeOffset ReceivedAt { get; init; }

    public PaymentPurpose Purpose { get; init; } = PaymentPurpose.Bill;

    [Entered(TextForm.Exact)]
    public string? MethodToken { get; init; }

    /// <summary>At a cashier's counter: the id of the drawer's session. A session has one cashier, and ends when the drawer is counted.</summary>
    [Entered(TextForm.Exact)]
    public string? Drawer { get; init; }

    /// <summary>The name of the partner that sent it, taken from the sender and never from the message. Null when no partner did.</summary>
    [JsonIgnore]
    public string? SentBy { get; init; }

    string IContract.Key => PaymentId;

    string? IContract.SpeaksAs => Channel.ToString();

    /// <summary>A channel that sends once more may stamp the time anew, or have another token for the same card. Another sender's payment under the same id is another one.</summary>
    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Payment, PaymentId, AccountId, this, "receivedAt", "methodToken").By(SentBy ?? "");

    /// <summary>
    /// The claim on the money itself: one channel gives a receipt number once for an amount and a day of the city. Another payment with the
    /// same four is suspected to be the same money sent under a new id.
    /// </summary>
    public KeyClaim MoneyClaim() => KeyClaim.Of(
        KeyKind.Money,
        StoredName.HashOf(string.Create(CultureInfo.InvariantCulture, $"{Channel}/{ExternalId}/{Amount:0.00}/{BusinessCalendar.DateOf(ReceivedAt):yyyy-MM-dd}")),
        PaymentId,
        new Dictionary<string, string> { ["paymentId"] = PaymentId });

    public PaymentSource ToSource() => new(PaymentId, Channel, Tender, Purpose, ExternalId, ReceivedAt.ToUniversalTime(), SentBy, MethodToken, Drawer);

    /// <summary>The payment of a source, for another account than it came for.</summary>
    public static PaymentReceived Of(PaymentSource source, string accountId, decimal amount) => new()
    {
        PaymentId = source.PaymentId,
        Channel = source.Channel,
        Tender = source.Tender,
        Purpose = source.Purpose,
        ExternalId = source.ExternalId,
        AccountId = accountId,
        Amount = amount,
        ReceivedAt = source.TenderedAt,
        SentBy = source.SentBy,
        MethodToken = source.MethodToken,
        Drawer = source.Drawer,
    };

    public IEnumerable<FieldProblem> Problems(IntakeLimits limits) =>
        Amount > limits.LargestPayments[Channel.ToString()] && Amount <= Largest ? Rules.Money("amount", Amount, limits.LargestPayments[Channel.ToString()]) : [];

    public IEnumerable<FieldProblem> Problems() =>
    [
        .. Rules.Id("paymentId", PaymentId),
        .. Rules.Text("externalId", ExternalId, longest: 64, shortest: 1),
        .. Rules.Id("accountId", AccountId),
        .. Rules.Money("amount", Amount, Largest),
        .. Rules.Reference("methodToken", MethodToken, longest: 128),
        .. Rules.Id("drawer", Drawer),
        .. Drawer is not null && Channel != PaymentChannel.Cashier ? [new FieldProblem("drawer", "goes with channel Cashier only")] : Array.Empty<FieldProblem>(),
    ];
}
