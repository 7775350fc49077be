using System.Text.RegularExpressions;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

public enum EntityType
{
    Corporation,
    LimitedLiabilityCompany,
    Partnership,
    SoleProprietor,
    NonProfit,
    Government,
}

/// <summary>The business that will owe for the service.</summary>
/// <param name="LegalName">The name registered with the state. An instrument must bear it; only spaces and the encoding of accents may differ.</param>
/// <param name="IdentityToken">The identity service's token for the tax id. The number itself never comes here.</param>
/// <param name="Duns">The D-U-N-S number, nine digits; null without one.</param>
public sealed partial record BusinessApplicant(
    string LegalName,
    EntityType EntityType,
    [property: Entered(TextForm.Exact)] string IdentityToken,
    [property: Entered(TextForm.Exact)] string? Duns = null,
    [property: Entered(TextForm.Exact)] string? Email = null,
    [property: Entered(TextForm.Exact), MayHold(OwnNumber.Phone)] string? Phone = null)
{
    internal IEnumerable<FieldProblem> Problems(string path)
    {
        FieldProblem[] duns = Duns is null || DunsPattern().IsMatch(Duns) ? [] : [new($"{path}.duns", "must be nine digits")];
        return
        [
            .. Rules.Text($"{path}.legalName", LegalName, longest: 120, shortest: 2),
            .. Rules.Id($"{path}.identityToken", IdentityToken),
            .. duns,
            .. Rules.Email($"{path}.email", Email),
            .. Rules.Phone($"{path}.phone", Phone),
        ];
    }

    [GeneratedRegex(@"^[0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DunsPattern();
}

public enum ContactRole
{
    Owner,
    Agent,
    Contractor,
    Billing,
    SiteManager,
}

public sealed record Contact(
    ContactRole Role,
    string Name,
    [property: Entered(TextForm.Exact)] string? Email = null,
    [property: Entered(TextForm.Exact), MayHold(OwnNumber.Phone)] string? Phone = null)
{
    internal IEnumerable<FieldProblem> Problems(string path) =>
    [
        .. Rules.Text($"{path}.name", Name, longest: 120, shortest: 2),
        .. Rules.Email($"{path}.email", Email),
        .. Rules.Phone($"{path}.phone", Phone),
    ];
}
