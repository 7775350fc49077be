using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// Decides which papers a new connection needs. An audit found 36 of 50 new accounts without an application on file (Sarasota County,
/// 2024). So no case goes on without the application, nor without the other papers unless somebody waives them.
/// </summary>
public static class EvidenceChecklist
{
    public static IReadOnlyList<RequiredPaper<DocumentKind>> Required(NewConnectionDetails details)
    {
        var required = new List<RequiredPaper<DocumentKind>> { new(DocumentKind.SignedApplication, "Every application is signed", CanBeWaived: false) };
        if (details.Applicant.EntityType is not (EntityType.Government or EntityType.SoleProprietor))
            required.Add(new(DocumentKind.EntityRegistration, "The applicant is an entity that the state registers"));
        if (details.Site.Units.Count > 1) required.Add(new(DocumentKind.TenantFloorPlan, "The site has more than one unit"));
        if (details.SubmittedFor is not null) required.Add(new(DocumentKind.LetterOfAuthority, "Somebody else applies for the applicant"));
        return required;
    }

    public static DocumentChecklist<DocumentKind> Of(NewConnectionDetails details, IReadOnlyList<FiledDocument> filed, IReadOnlyList<WaivedPaper<DocumentKind>> waived) =>
        new(Required(details), [.. filed.Select(document => document.Kind)], waived);

    public static DocumentChecklist<DocumentKind> Of(ConnectionDocument file) => Of(file.Details, file.Filed, file.WaivedPapers);

    /// <summary>The papers that an application lacks when it is filed.</summary>
    public static IReadOnlyList<DocumentKind> Missing(NewConnectionDetails details) => Of(details, details.Documents, []).Missing;
}
