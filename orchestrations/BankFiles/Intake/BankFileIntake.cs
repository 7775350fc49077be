using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>
/// Takes in the files that banks sent. A timer drives it and the file's own document says how far it is, so that a stop at any moment
/// costs at most one page, which is then acted on again under the same ids. An orchestration would need the same document, and would
/// keep the history of thousands of slices besides.
/// </summary>
public sealed class BankFileIntake(
    BankFileBlobs blobs,
    BankFileStore store,
    BankFilePosting posting,
    ChannelHealths channels,
    EffectiveDated<BankFilePolicy> policies,
    EffectiveDated<LockboxProfiles> profiles,
    TimeProvider time,
    ILogger<BankFileIntake> logger)
{
    private DateOnly Today => BusinessCalendar.DateOf(time.GetUtcNow());

    /// <summary>Looks for new files, and goes on with those that are not finished.</summary>
    /// <exception cref="AggregateException">Some files could not be worked on now. The others were.</exception>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var policy = policies.On(Today);
        await FindNewAsync(policy, cancellation);
        await channels.WatchAsync(cancellation);
        var failures = new List<Exception>();
        foreach (var file in await store.OpenAsync(cancellation))
        {
            try
            {
                await GoOnAsync(file, policy, cancellation);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                logger.LogWarning(failed, "File {FileId} is gone on with later", file.FileId);
                failures.Add(failed);
            }
        }
        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private async Task FindNewAsync(BankFilePolicy policy, CancellationToken cancellation)
    {
        var listed = await blobs.ListAsync(cancellation).ToListAsync(cancellation);
        var seen = await store.SeenAsync(listed, cancellation);
        foreach (var blob in listed.Where(blob => !seen.Contains(BankFileSightingDocument.IdFor(blob.Name, blob.ETag))))
        {
            if (await IdentifyAsync(blob, policy, cancellation) is { } file) await store.AddAsync(file, cancellation);
        }
    }

    /// <summary>Null when the blob changed meanwhile, so that the next run sees another version.</summary>
    private async Task<BankFileDocument?> IdentifyAsync(BankFileBlob blob, BankFilePolicy policy, CancellationToken cancellation)
    {
        if (blob.Bytes > policy.LargestBytes) return Found(blob, BankFileSightingDocument.IdFor(blob.Name, blob.ETag)).Refused(BankFileRefusal.TooLarge, time.GetUtcNow());
        await using var content = await blobs.OpenAsync(blob.Name, blob.ETag, cancellation);
        if (content is null) return null;
        var file = Found(blob, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)));
        return file.Format is null ? file.Refused(BankFileRefusal.UnknownFolder, time.GetUtcNow()) : file;
    }

    private BankFileDocument Found(BankFileBlob blob, string fileId)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = BankFileDocument.DocumentId,
            AccountId = BankFileDocument.PartitionOf(fileId),
            FileId = fileId,
            Format = BankFileFolders.FormatOf(blob.Name),
            Name = blob.Name,
            BlobETag = blob.ETag,
            Bytes = blob.Bytes,
            State = BankFileState.Checking,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = blob.Name,
        };
    }

    private async Task GoOnAsync(BankFileDocument file, BankFilePolicy policy, CancellationToken cancellation)
    {
        await using var content = await blobs.OpenAsync(file.Name, file.BlobETag, cancellation);
        if (content is null)
        {
            await store.ChangeAsync(file.FileId, current => current.BlobETag == file.BlobETag ? current.Refused(BankFileRefusal.Gone, time.GetUtcNow()) : current, cancellation);
            return;
        }
        if (file.State == BankFileState.Checking && await CheckAsync(file, content, policy, cancellation) is not { State: BankFileState.Posting }) return;
        if (await store.FindAsync(file.FileId, cancellation) is not { State: BankFileState.Posting } checkedFile) return;
        content.Position = 0;
        await posting.RunSliceAsync(checkedFile, Read(checkedFile, content, cancellation), policy, cancellation);
    }

    private async Task<BankFileDocument?> CheckAsync(BankFileDocument file, Stream content, BankFilePolicy policy, CancellationToken cancellation)
    {
        var found = await CheckBankFile.RunAsync(file, Read(file, content, cancellation), policy, time.GetUtcNow());
        if (found is { State: BankFileState.Posting or BankFileState.Held, Checked: { } sums } && await channels.NoteAsync(file.Format!.Value, new(file.FileId, sums.Dated, sums.Items, sums.Amount), cancellation) is { } doubt)
            found = CheckBankFile.Doubted(found, doubt);
        if (found.State != BankFileState.Posting) logger.LogWarning("File {FileId} waits or is refused: {State}", file.FileId, found.State);
        return await store.ChangeAsync(file.FileId, current => current.State == BankFileState.Checking ? found with { ETag = current.ETag } : current, cancellation);
    }

    private IAsyncEnumerable<BankFilePart> Read(BankFileDocument file, Stream content, CancellationToken cancellation) => file.Format switch
    {
        BankFileFormat.Lockbox => LockboxReader.ReadAsync(content, profiles.On(Today), cancellation),
        BankFileFormat.AchReturns => NachaReader.ReadAsync(content, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(file), file.Format, "No reader."),
    };
}
