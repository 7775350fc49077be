using System.ComponentModel;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

public enum SecurityForm
{
    /// <summary>Cash is paid as <c>PaymentReceived</c> with purpose Deposit; it is never offered as an instrument.</summary>
    Cash,

    SuretyBond,
    LetterOfCredit,
    CertificateOfDeposit,

    /// <summary>A part of one instrument that secures many accounts.</summary>
    [Description("a part of a blanket instrument")]
    BlanketAllocation,
}

/// <summary>The fields of an instrument that are checked, whatever it secures.</summary>
public interface IInstrument
{
    /// <summary>The issuer's number of the paper; see <see cref="InstrumentId"/>.</summary>
    string InstrumentNumber { get; }

    string Issuer { get; }

    SecurityForm Form { get; }

    /// <summary>The name on the instrument, exactly as written there.</summary>
    string PrincipalName { get; }

    /// <summary>The issuer's rating, such as <c>B+</c>; null where nobody rates the issuer.</summary>
    string? IssuerRating { get; }

    /// <summary>Dollars.</summary>
    decimal Amount { get; }

    /// <summary>The day it ends, from which on it secures nothing; null when it has no end.</summary>
    DateOnly? ExpiresOn { get; }

    /// <summary>Whether it renews itself unless the issuer gives notice.</summary>
    bool RenewsItself { get; }

    /// <summary>Whether the power of attorney (bond), evidence of authority (letter of credit) or lien assignment (certificate) is attached.</summary>
    bool HasAuthority { get; }

    /// <summary>Whether the paper itself is in the utility's vault.</summary>
    bool OriginalInCustody { get; }
}

/// <summary>Contract <c>SecurityOffered.v1</c> on queue security-events: an instrument that the security desk has received.</summary>
public sealed record SecurityOffered : IContract, IInstrument
{
    public static string Subject => "SecurityOffered.v1";

    public const decimal Largest = 50_000_000m;

    [Entered(TextForm.Exact)]
    public required string OfferId { get; init; }

    [Entered(TextForm.Exact)]
    public required string RequestId { get; init; }

    public required SecurityForm Form { get; init; }

    /// <summary>The issuer's number of the bond, letter, certificate or blanket instrument.</summary>
    [Entered(TextForm.Exact)]
    public required string InstrumentNumber { get; init; }

    /// <summary>The name on the instrument, exactly as written there.</summary>
    public required string PrincipalName { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The issuer's rating, such as <c>B+</c>; null where nobody rates the issuer.</summary>
    public string? IssuerRating { get; init; }

    /// <summary>Dollars.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The day it ends, from which on it secures nothing; null when it has no end.</summary>
    [Means(DateMeaning.Ends)]
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Whether it renews itself unless the issuer gives notice.</summary>
    public bool RenewsItself { get; init; }

    /// <summary>Whether the power of attorney (bond), evidence of authority (letter of credit) or lien assignment (certificate) is attached.</summary>
    public bool HasAuthority { get; init; }

    /// <summary>Whether the paper itself is in the utility's vault.</summary>
    public bool OriginalInCustody { get; init; }

    /// <summary>The number of the instrument that this one replaces; null for none.</summary>
    [Entered(TextForm.Exact)]
    public string? Replaces { get; init; }

    /// <summary>The issuer of the instrument that this one replaces; null when it is the same issuer.</summary>
    public string? ReplacesIssuer { get; init; }

    string IContract.Key => OfferId;

    /// <summary>The id of the paper that this one replaces; null for none.</summary>
    public string? ReplacedId() => Replaces is null ? null : InstrumentId.Of(ReplacesIssuer ?? Issuer, Replaces);

    public KeyClaim Claim() => KeyClaim.Of(KeyKind.Offer, OfferId, RequestId, this);

    public IEnumerable<FieldProblem> Problems()
    {
        FieldProblem[] cash = Form == SecurityForm.Cash ? [new("form", "must not be Cash: send a payment with purpose Deposit")] : [];
        return
        [
            .. Rules.Id("offerId", OfferId),
            .. Rules.Id("requestId", RequestId),
            .. cash,
            .. Rules.Id("instrumentNumber", InstrumentNumber),
            .. Rules.Text("principalName", PrincipalName, longest: 120, shortest: 2),
            .. Rules.Text("issuer", Issuer, longest: 120, shortest: 2),
            .. Rules.Text("issuerRating", IssuerRating, longest: 8),
            .. Rules.Money("amount", Amount, Largest),
            .. Rules.Id("replaces", Replaces),
            .. Rules.Text("replacesIssuer", ReplacesIssuer, longest: 120, shortest: 2),
        ];
    }
}
