using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A paper that comes after the application.</summary>
/// <param name="DocumentId">The sender's own key; a paper without one is known in its case by its kind and blob.</param>
public sealed record LatePaper(
    DocumentKind Kind, [property: Entered(TextForm.Exact)] string BlobName, [property: Entered(TextForm.Exact)] string? DocumentId = null) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => [.. Rules.Id("documentId", DocumentId), .. Filed().Problems()];

    /// <summary>As the application's own papers are on file.</summary>
    public FiledDocument Filed() => new(Kind, BlobName);
}

/// <summary>Takes papers that come after the application.</summary>
public sealed class EvidenceFiling(ConnectionFiles files, KeyClaims keys)
{
    /// <summary>Tells the waiting orchestration to look at its file.</summary>
    public const string FiledEvent = "evidence-filed";

    /// <summary>The same paper filed twice is on file once.</summary>
    /// <returns>Not null when the paper's id was used for another paper: then nothing is filed.</returns>
    public async Task<KeyConflict?> FileAsync(CaseReference reference, LatePaper paper, CancellationToken cancellation = default)
    {
        var document = paper.Filed();
        if (paper.DocumentId is { } id)
        {
            var claim = KeyClaim.Of(KeyKind.Document, id, reference.RequestId, new { reference.RequestId, paper.Kind, paper.BlobName });
            if (await keys.ClaimAsync(claim, cancellation) is { } conflict) return conflict;
        }
        await files.ChangeAsync(
            reference,
            now => new TimelineEntry($"filed-{document.Kind}-{document.BlobName}", now, $"Paper filed: {CustomerWords.Of(document.Kind)}").ToldToCustomer(),
            file => file.Filed.Contains(document) ? file : file with { Filed = [.. file.Filed, document] },
            cancellation);
        return null;
    }
}
