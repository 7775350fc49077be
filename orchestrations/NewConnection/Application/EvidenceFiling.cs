using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A paper that comes after the application.</summary>
/// <param name="DocumentId">The sender's own key. A paper without one is identified within its case by its kind and blob.</param>
public sealed record LatePaper(
    DocumentKind Kind, [property: Entered(TextForm.Exact)] string BlobName, [property: Entered(TextForm.Exact)] string? DocumentId = null) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => [.. Rules.Id("documentId", DocumentId), .. Filed().Problems()];

    /// <summary>The paper as it is stored with the application's own papers.</summary>
    public FiledDocument Filed() => new(Kind, BlobName);
}

/// <summary>Why a paper was not filed.</summary>
public abstract record PaperRefusal
{
    /// <summary>The paper's id was used before for another paper.</summary>
    public sealed record Conflicting(KeyConflict Conflict) : PaperRefusal;

    public sealed record PastLimit(LimitReached Limit) : PaperRefusal;

    /// <summary>The request has ended, or is about to.</summary>
    public sealed record CaseEnded : PaperRefusal;
}

/// <summary>Files papers that come after the application.</summary>
public sealed class EvidenceFiling(ConnectionFiles files, CaseStore cases, KeyClaims keys, EffectiveDated<IntakeLimits> limits)
{
    /// <summary>The event that tells the waiting orchestration to read the file.</summary>
    public const string FiledEvent = "evidence-filed";

    /// <summary>Files a paper. The same paper filed twice is stored once. The id of a refused paper stays free.</summary>
    /// <returns>Null when the paper is on file; otherwise why it is not.</returns>
    public async Task<PaperRefusal?> FileAsync(CaseReference reference, LatePaper paper, CancellationToken cancellation = default)
    {
        var document = paper.Filed();
        PaperRefusal? refusal = null;
        await cases.ChangeAsync(reference, async (current, _, now) =>
        {
            var file = await files.GetAsync(reference, cancellation);
            refusal = Check(current, file, document, limits.On(BusinessCalendar.DateOf(now)));
            if (refusal is null && await ClaimAsync(reference, paper, cancellation) is { } conflict) refusal = new PaperRefusal.Conflicting(conflict);
            if (refusal is not null || file.Filed.Contains(document)) return null;
            // A blob's name can be long; its hash keeps the timeline small.
            var key = $"filed-{document.Kind}-{StoredName.HashOf(document.BlobName)}";
            return new CaseChange(new TimelineEntry(key, now, $"Paper filed: {CustomerWords.Of(document.Kind)}").ToldToCustomer().FromOutside())
            {
                Documents = [file with { Filed = [.. file.Filed, document], UpdatedAt = now, CauseId = reference.RequestId }],
            };
        }, cancellation);
        return refusal;
    }

    /// <summary>Why the paper cannot be filed; null when it can. A paper already on file may be sent again at any time.</summary>
    public static PaperRefusal? Check(CaseDocument current, ConnectionDocument file, FiledDocument document, IntakeLimits limits) =>
        file.Filed.Contains(document) ? null
        : current.IsEnding ? new PaperRefusal.CaseEnded()
        : file.Filed.Count >= limits.PapersPerCase ? new PaperRefusal.PastLimit(new("a case", limits.PapersPerCase, "papers"))
        : current.Limit(limits) is { } full ? new PaperRefusal.PastLimit(full)
        : null;

    private async Task<KeyConflict?> ClaimAsync(CaseReference reference, LatePaper paper, CancellationToken cancellation) =>
        paper.DocumentId is { } id
            ? await keys.ClaimAsync(KeyClaim.Of(KeyKind.Document, id, reference.RequestId, new { reference.RequestId, paper.Kind, paper.BlobName }), cancellation)
            : null;
}
