using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>The records of banks' files: how far each is, and the pages of its report.</summary>
public sealed class BankFileStore(UtilityDatabase database, TimeProvider time)
{
    private const int PageSize = 100;

    public Task<BankFileDocument?> FindAsync(string fileId, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<BankFileDocument>(BankFileDocument.PartitionOf(fileId), BankFileDocument.DocumentId, cancellation);

    public Task<BankFilePageDocument?> FindPageAsync(string fileId, int page, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<BankFilePageDocument>(BankFileDocument.PartitionOf(fileId), BankFilePageDocument.IdFor(page), cancellation);

    /// <summary>A page of files that nothing is being done with now, the latest first; <c>Continuation</c> is null on the last page.</summary>
    public async Task<(IReadOnlyList<BankFileDocument> Page, string? Continuation)> ListAsync(string? continuation, CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type ORDER BY c.createdAt DESC").WithParameter("@type", BankFileDocument.RestingTypeName);
        using var pages = database.Accounts.GetItemQueryIterator<BankFileDocument>(query, continuation, new QueryRequestOptions { MaxItemCount = PageSize });
        var page = await pages.ReadNextAsync(cancellation);
        return ([.. page], page.ContinuationToken);
    }

    /// <summary>The files that are being worked on, the first come first.</summary>
    public async Task<IReadOnlyList<BankFileDocument>> OpenAsync(CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type ORDER BY c.createdAt").WithParameter("@type", BankFileDocument.OpenTypeName);
        return await database.Accounts.QueryAsync<BankFileDocument>(query, cancellation: cancellation).ToListAsync(cancellation);
    }

    /// <summary>Which of these blobs were looked at before.</summary>
    public async Task<IReadOnlySet<string>> SeenAsync(IEnumerable<BankFileBlob> blobs, CancellationToken cancellation = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in blobs.Select(blob => BankFileSightingDocument.IdFor(blob.Name, blob.ETag)).Chunk(PageSize))
        {
            var found = await database.Accounts.FindManyAsync<BankFileSightingDocument>(BankFileSightingDocument.Partition, ids, cancellation);
            seen.UnionWith(found.Select(sighting => sighting.Id));
        }
        return seen;
    }

    /// <summary>Records a file that was found, or that its content came again. The sighting is written last: without it the blob is looked at anew.</summary>
    public async Task AddAsync(BankFileDocument file, CancellationToken cancellation = default)
    {
        if (!await database.Accounts.CreateOnceAsync(file.AccountId, file, cancellation))
            await ChangeAsync(file.FileId, known => known.BlobETag == file.BlobETag && known.Name == file.Name ? known : known.SeenAs(file.Name, file.BlobETag, time.GetUtcNow()), cancellation);
        var sighting = new BankFileSightingDocument
        {
            Id = BankFileSightingDocument.IdFor(file.Name, file.BlobETag),
            AccountId = BankFileSightingDocument.Partition,
            FileId = file.FileId,
            CreatedAt = file.CreatedAt,
            UpdatedAt = file.CreatedAt,
            CauseId = file.Name,
        };
        await database.Accounts.CreateOnceAsync(sighting.AccountId, sighting, cancellation);
    }

    /// <summary>Decides on the file as it is stored now, and writes the result.</summary>
    /// <returns>The file afterwards; null when there is none.</returns>
    public async Task<BankFileDocument?> ChangeAsync(string fileId, Func<BankFileDocument, BankFileDocument> decide, CancellationToken cancellation = default) =>
        (await database.Accounts.ChangeAsync<BankFileDocument>(BankFileDocument.PartitionOf(fileId), BankFileDocument.DocumentId, decide, cancellation)).Document;

    /// <summary>Writes a page of the report together with the progress. A supervisor's release at the same moment is kept.</summary>
    /// <returns>The file afterwards; null when another run is at the same file, which this one then leaves to it.</returns>
    public async Task<BankFileDocument?> AddPageAsync(BankFileDocument file, int through, IReadOnlyList<ReportLine> lines, CancellationToken cancellation = default)
    {
        var number = file.Pages + 1;
        while (await FindAsync(file.FileId, cancellation) is { Pass: not null } current && current.Pages == file.Pages)
        {
            var now = time.GetUtcNow();
            var after = current with
            {
                Pages = number,
                Pass = current.Pass with { Through = through },
                Outcomes = Added(current.Outcomes, lines),
                UpdatedAt = now,
            };
            var page = new BankFilePageDocument
            {
                Id = BankFilePageDocument.IdFor(number),
                AccountId = current.AccountId,
                Number = number,
                Lines = lines,
                CreatedAt = now,
                UpdatedAt = now,
                CauseId = current.Name,
            };
            var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(current.AccountId))
                .CreateItem(page, BatchExecution.WithoutAnswer)
                .ReplaceItem(current.Id, after, new TransactionalBatchItemRequestOptions { IfMatchEtag = current.ETag, EnableContentResponseOnWrite = false });
            if (await batch.RunAsync(cancellation) == BatchOutcome.Done) return after;
        }
        return null;
    }

    private static Dictionary<LineOutcome, int> Added(IReadOnlyDictionary<LineOutcome, int> outcomes, IReadOnlyList<ReportLine> lines) =>
        outcomes.Concat(lines.Select(line => KeyValuePair.Create(line.Outcome, 1)))
            .GroupBy(outcome => outcome.Key).ToDictionary(outcome => outcome.Key, outcome => outcome.Sum(each => each.Value));
}
