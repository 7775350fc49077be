using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.ResidentialStart;

/// <param name="IdentityToken">The identity service's token. The id itself never comes here.</param>
public sealed record Applicant(
    string LegalName,
    [property: Entered(TextForm.Exact)] string IdentityToken,
    [property: Entered(TextForm.Exact)] string? Email = null,
    [property: Entered(TextForm.Exact), MayHold(OwnNumber.Phone)] string? Phone = null);

/// <summary>A request to start service at a home.</summary>
public sealed record ResidentialStartDetails
{
    public required Applicant Applicant { get; init; }

    [Entered(TextForm.Exact)]
    public required string PremiseId { get; init; }

    public required IReadOnlyList<UtilityService> Services { get; init; }

    [Means(DateMeaning.Wanted)]
    public required DateOnly StartDate { get; init; }

    internal IEnumerable<FieldProblem> Problems(string path) =>
    [
        .. Rules.Text($"{path}.applicant.legalName", Applicant.LegalName, longest: 120, shortest: 2),
        .. Rules.Id($"{path}.applicant.identityToken", Applicant.IdentityToken),
        .. Rules.Email($"{path}.applicant.email", Applicant.Email),
        .. Rules.Phone($"{path}.applicant.phone", Applicant.Phone),
        .. Rules.Id($"{path}.premiseId", PremiseId),
        .. ServiceProblems($"{path}.services"),
    ];

    private IEnumerable<FieldProblem> ServiceProblems(string field)
    {
        if (Services.Count == 0) yield return new(field, "must name at least one service");
        if (Services.Distinct().Count() != Services.Count) yield return new(field, "must not repeat a service");
    }
}
