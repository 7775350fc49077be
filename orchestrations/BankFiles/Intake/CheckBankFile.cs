namespace Serverless.Orchestrations.BankFiles;

/// <summary>Decides, from a file read through, whether it posts, waits, or is refused.</summary>
public static class CheckBankFile
{
    /// <summary>Reads the parts through and keeps what the policy has room for.</summary>
    /// <param name="file">The file as found.</param>
    /// <param name="parts">What its reader gives out.</param>
    public static async Task<BankFileDocument> RunAsync(BankFileDocument file, IAsyncEnumerable<BankFilePart> parts, BankFilePolicy policy, DateTimeOffset now)
    {
        var (held, findings, counts) = (new List<HeldBatch>(), new List<Finding>(), new Dictionary<FindingKind, int>());
        BankFileEnd? end = null;
        await foreach (var part in parts)
        {
            switch (part)
            {
                case Finding finding:
                    counts[finding.Kind] = counts.GetValueOrDefault(finding.Kind) + 1;
                    if (findings.Count < policy.FindingsKept) findings.Add(finding);
                    break;
                case BankBatch { IsInBalance: false } batch when held.Count <= policy.HeldBatchesKept:
                    held.Add(new(batch.Number, batch.Name, batch.Items, batch.Amount, batch.Held));
                    break;
                case BankFileEnd ended:
                    end = ended;
                    break;
            }
        }
        return Decide(file, new(end!.Dated, end.Line, end.Batches, end.Items, end.Amount, end.Held, findings, counts), held, policy, now);
    }

    /// <summary>The file when it is not plausible for its channel: it waits, unless a supervisor released it before.</summary>
    /// <param name="why">What is doubtful.</param>
    public static BankFileDocument Doubted(BankFileDocument file, string why) =>
        file.Release is not null ? file : file with { State = BankFileState.Held, Doubt = why, Pass = null };

    public static BankFileDocument Decide(BankFileDocument file, CheckedBankFile found, IReadOnlyList<HeldBatch> held, BankFilePolicy policy, DateTimeOffset now)
    {
        var after = file with { Checked = found, UpdatedAt = now };
        if (held.Count > policy.HeldBatchesKept) return after.Refused(BankFileRefusal.TooManyBatchesHeld, now);
        // A file that is read once more keeps what was decided about it.
        after = after with { HeldBatches = [.. held.Select(batch => file.HeldBatches.FirstOrDefault(known => known.Number == batch.Number) ?? batch)] };
        return found.HeldFor.Count > 0 && file.Release is null
            ? after with { State = BankFileState.Held }
            : after with { State = BankFileState.Posting, Pass = new(null, Through: 0) };
    }
}
