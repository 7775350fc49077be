using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Acts on the items of a file, page by page, and reports each line.</summary>
public sealed class BankFilePosting(BankFileStore store, LockboxPosting checks, ReturnPosting returns, CorrectionPosting corrections, TimeProvider time)
{
    /// <summary>Goes on with the file's pass, for as many items as one slice may have.</summary>
    /// <param name="parts">What the file's reader gives out, from its first line on.</param>
    /// <exception cref="CosmosException">The store refused; what was done is kept, and the next slice goes on from the last page.</exception>
    public async Task RunSliceAsync(BankFileDocument file, IAsyncEnumerable<BankFilePart> parts, BankFilePolicy policy, CancellationToken cancellation = default)
    {
        var (through, slice, page) = (file.Pass!.Through, 0, new List<BankFileItem>());
        await foreach (var part in parts.WithCancellation(cancellation))
        {
            if (part is not BankFileItem item || item.Line <= through || !file.Posts(item.Batch)) continue;
            page.Add(item);
            if (page.Count < policy.ItemsPerPage) continue;
            if (await PostPageAsync(file, page, policy, cancellation) is not { } posted) return;
            (file, slice) = (posted, slice + page.Count);
            page.Clear();
            if (slice >= policy.ItemsPerSlice) return;
        }
        if (page.Count > 0 && await PostPageAsync(file, page, policy, cancellation) is null) return;
        await store.ChangeAsync(file.FileId, current => current.State == BankFileState.Posting ? current.EndPass(time.GetUtcNow()) : current, cancellation);
    }

    private async Task<BankFileDocument?> PostPageAsync(BankFileDocument file, List<BankFileItem> page, BankFilePolicy policy, CancellationToken cancellation)
    {
        var lines = new ConcurrentBag<ReportLine>();
        await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = policy.AtOnce, CancellationToken = cancellation }, async (item, stop) =>
        {
            foreach (var line in await ActAsync(file, item, policy, stop)) lines.Add(line);
        });
        return await store.AddPageAsync(file, page[^1].Line, [.. lines.OrderBy(line => line.Line).ThenBy(line => line.PaymentId, StringComparer.Ordinal)], cancellation);
    }

    private async Task<IReadOnlyList<ReportLine>> ActAsync(BankFileDocument file, BankFileItem item, BankFilePolicy policy, CancellationToken cancellation) => item switch
    {
        LockboxItem check => await checks.PostAsync(file, check, policy, cancellation),
        AchReturn returned => [await returns.PostAsync(file, returned, cancellation)],
        AchNotification change => [await corrections.PostAsync(file, change, cancellation)],
        AchBetweenBanks between => [Noted(between)],
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.GetType(), "Nothing is known to do about it."),
    };

    private static ReportLine Noted(AchBetweenBanks between) => new(
        between.Line, between.Batch, $"{between.Code} {between.Original.Trace}", between.Amount, between.Original.IndividualId, null, null, LineOutcome.Noted,
        between.IsContested ? "The other bank contests a dishonoured return." : "A return was dishonoured.");
}
