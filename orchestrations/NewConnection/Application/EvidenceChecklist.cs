using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

public enum DocumentKind
{
    SignedApplication,

    /// <summary>The state's registration of the entity.</summary>
    EntityRegistration,

    /// <summary>With unit numbers on it.</summary>
    TenantFloorPlan,

    LetterOfAuthority,
    LoadCalculation,
}

/// <param name="BlobName">Where the paper lies; its content never travels in a message.</param>
public sealed record FiledDocument(DocumentKind Kind, [property: Entered(TextForm.Exact)] string BlobName)
{
    internal IEnumerable<FieldProblem> Problems() => Rules.Reference("blobName", BlobName, longest: 256);

    internal IEnumerable<FieldProblem> Problems(string path) => Problems().Select(problem => problem with { Field = $"{path}.{problem.Field}" });
}

/// <summary>
/// Decides which papers a case still lacks. An audit found 36 of 50 new accounts without an application on file (Sarasota
/// County, 2024): no case goes on without its papers.
/// </summary>
public static class EvidenceChecklist
{
    public static IReadOnlyList<DocumentKind> Required(NewConnectionDetails details)
    {
        var required = new List<DocumentKind> { DocumentKind.SignedApplication };
        if (details.Applicant.EntityType is not (EntityType.Government or EntityType.SoleProprietor)) required.Add(DocumentKind.EntityRegistration);
        if (details.Site.Units.Count > 1) required.Add(DocumentKind.TenantFloorPlan);
        if (details.SubmittedFor is not null) required.Add(DocumentKind.LetterOfAuthority);
        return required;
    }

    public static IReadOnlyList<DocumentKind> Missing(NewConnectionDetails details, IReadOnlyList<FiledDocument> filed) =>
        [.. Required(details).Where(kind => filed.All(document => document.Kind != kind))];
}
