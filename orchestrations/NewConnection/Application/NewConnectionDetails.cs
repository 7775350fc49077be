using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>How a site's meters are billed. Florida rule 25-6.049 requires one meter for each unit; the other structures are its exceptions.</summary>
public enum BillingStructure
{
    /// <summary>One meter for each unit, all billed under one account.</summary>
    Individual,

    /// <summary>One meter per service for the whole site. The units are children of the master account and have no meters.</summary>
    Master,

    /// <summary>One billed meter per service for the site. Behind it each unit has a meter of the owner's, which is set and never billed.</summary>
    SubMetered,
}

/// <summary>A new commercial connection as its developer requests it.</summary>
public sealed record NewConnectionDetails
{
    /// <summary>The most meters. More would not fit into one transactional batch.</summary>
    public const int MostMeters = 60;

    /// <inheritdoc cref="MostMeters"/>
    public const int MostUnits = 60;

    public required BusinessApplicant Applicant { get; init; }

    public required Site Site { get; init; }

    public required IReadOnlyList<UtilityService> Services { get; init; }

    public required BillingStructure Billing { get; init; }

    /// <summary>Whether one more meter per service is set for what the units share. Only with individual meters.</summary>
    public bool HouseMeter { get; init; }

    public required SecurityForm PreferredSecurity { get; init; }

    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public IReadOnlyList<FiledDocument> Documents { get; init; } = [];

    /// <summary>The name of the agent or contractor who files for the applicant; null when the applicant files.</summary>
    public string? SubmittedFor { get; init; }

    internal IEnumerable<FieldProblem> Problems(string path) =>
    [
        .. Applicant.Problems($"{path}.applicant"),
        .. Site.Problems($"{path}.site"),
        .. ServiceProblems(path),
        .. Contacts.SelectMany((contact, index) => contact is null ? [new($"{path}.contacts[{index}]", "must be an object")] : contact.Problems($"{path}.contacts[{index}]")),
        .. Documents.SelectMany((document, index) => document is null ? [new($"{path}.documents[{index}]", "must be an object")] : document.Problems($"{path}.documents[{index}]")),
        .. Rules.Text($"{path}.submittedFor", SubmittedFor, longest: 120, shortest: 2),
    ];

    internal IEnumerable<FieldProblem> Problems(string path, IntakeLimits limits) =>
    [
        .. Rules.AtMost($"{path}.contacts", Contacts, limits.ContactsPerRequest),
        .. Rules.AtMost($"{path}.documents", Documents, limits.PapersPerCase),
    ];

    private IEnumerable<FieldProblem> ServiceProblems(string path)
    {
        if (Services.Count == 0) yield return new($"{path}.services", "must name at least one service");
        if (Services.Distinct().Count() != Services.Count) yield return new($"{path}.services", "must not repeat a service");
        if (HouseMeter && Billing != BillingStructure.Individual) yield return new($"{path}.houseMeter", "goes with individual meters only");
        if (Site.Units.Count > MostUnits) yield return new($"{path}.site.units", $"must not name more than {MostUnits} units in one application");
        if (Site.Units.All(unit => unit is not null) && MeterPlan.For(this).Count > MostMeters)
            yield return new($"{path}.site.units", $"must not need more than {MostMeters} meters in one application");
    }
}
