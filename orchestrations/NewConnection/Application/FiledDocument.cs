using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

public enum DocumentKind
{
    SignedApplication,

    /// <summary>The state's registration of the entity.</summary>
    EntityRegistration,

    /// <summary>A floor plan with unit numbers.</summary>
    TenantFloorPlan,

    LetterOfAuthority,
    LoadCalculation,
}

/// <param name="BlobName">The blob that holds the paper. Its content is never part of a message.</param>
public sealed record FiledDocument(DocumentKind Kind, [property: Entered(TextForm.Exact)] string BlobName)
{
    internal IEnumerable<FieldProblem> Problems() => Rules.Reference("blobName", BlobName, longest: 256);

    internal IEnumerable<FieldProblem> Problems(string path) => Problems().Select(problem => problem with { Field = $"{path}.{problem.Field}" });
}
