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
