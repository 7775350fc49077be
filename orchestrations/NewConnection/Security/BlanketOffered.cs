using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>An instrument that is to secure many accounts of one holder, as the security desk enters it.</summary>
public sealed record BlanketOffered : IEntry, IInstrument
{
    /// <summary>The issuer's number of the bond, letter or certificate.</summary>
    [Entered(TextForm.Exact)]
    public required string InstrumentNumber { get; init; }

    public required SecurityForm Form { get; init; }

    /// <summary>The holder's legal name. Its parts secure only accounts of exactly this name.</summary>
    public required string PrincipalName { get; init; }

    public required string Issuer { get; init; }

    public string? IssuerRating { get; init; }

    /// <summary>The instrument's full amount, in dollars.</summary>
    public required decimal Amount { get; init; }

    [Means(DateMeaning.Ends)]
    public DateOnly? ExpiresOn { get; init; }

    public bool RenewsItself { get; init; }

    public bool HasAuthority { get; init; }

    public bool OriginalInCustody { get; init; }

    /// <summary>
    /// The terms in which this differs from another entry of the same paper. Issuer and number are not compared, since they can be
    /// written differently.
    /// </summary>
    public IReadOnlyList<string> DifferencesFrom(BlanketOffered other) => Fingerprint.Differences(Terms(), other.Terms());

    private IReadOnlyDictionary<string, string> Terms() => Fingerprint.Of(this, ["instrumentNumber", "issuer"]);

    public IEnumerable<FieldProblem> Problems()
    {
        FieldProblem[] form = Form is SecurityForm.SuretyBond or SecurityForm.LetterOfCredit or SecurityForm.CertificateOfDeposit
            ? []
            : [new("form", "must be SuretyBond, LetterOfCredit or CertificateOfDeposit")];
        return
        [
            .. Rules.Id("instrumentNumber", InstrumentNumber),
            .. form,
            .. Rules.Text("principalName", PrincipalName, longest: 120, shortest: 2),
            .. Rules.Text("issuer", Issuer, longest: 120, shortest: 2),
            .. Rules.Text("issuerRating", IssuerRating, longest: 8),
            .. Rules.Money("amount", Amount, SecurityOffered.Largest),
        ];
    }
}
