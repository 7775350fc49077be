using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Acts on the items of a file, page by page, and reports each line.</summary>
public sealed class BankFilePosting(BankFileStore store, PaymentLedger ledger, OutboxPublisher outbox, TimeProvider time)
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

    private async Task<BankFileDocument?> PostPageAsync(BankFileDocument file, IReadOnlyList<BankFileItem> page, BankFilePolicy policy, CancellationToken cancellation)
    {
        var lines = new ConcurrentBag<ReportLine>();
        var payments = page.OfType<LockboxItem>()
            .SelectMany(check => LockboxPayments.Of(check, file.FileId, file.Checked?.Dated, policy, time.GetUtcNow()), (check, made) => (check, made));
        await Parallel.ForEachAsync(payments, new ParallelOptions { MaxDegreeOfParallelism = policy.AtOnce, CancellationToken = cancellation }, async (each, stop) =>
            lines.Add(await PostAsync(each.check, each.made, stop)));
        return await store.AddPageAsync(file, page[^1].Line, [.. lines.OrderBy(line => line.Line).ThenBy(line => line.PaymentId, StringComparer.Ordinal)], cancellation);
    }

    private async Task<ReportLine> PostAsync(LockboxItem check, LockboxPayment made, CancellationToken cancellation)
    {
        var payment = made.Payment;
        var line = new ReportLine(check.Line, check.Batch, check.Place.ToString(), payment.Amount, made.Reference, payment.AccountId, payment.PaymentId, LineOutcome.Posted);
        if (payment.Problems().FirstOrDefault() is { } problem) return line with { Outcome = LineOutcome.Refused, Why = $"{problem.Field} {problem.Problem}" };
        switch (await ledger.RecordAsync(payment, cancellation))
        {
            case PaymentOutcome.Recorded recorded:
                await outbox.TryPublishAsync(recorded.Event, cancellation);
                return recorded.Event.Subject == PaymentPosted.Subject ? line : line with { Outcome = LineOutcome.Suspended };
            case PaymentOutcome.Conflicting conflicting:
                return line with { Outcome = LineOutcome.Refused, Why = conflicting.Conflict.ToString() };
            default:
                return line with { Outcome = LineOutcome.RecordedBefore };
        }
    }
}
