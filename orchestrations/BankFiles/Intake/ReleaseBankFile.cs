namespace Serverless.Orchestrations.BankFiles;

public enum ReleaseRefusal
{
    /// <summary>The file waits for nobody.</summary>
    NotHeld,

    /// <summary>No batch of this number is out of balance.</summary>
    NoSuchBatch,

    /// <summary>The whole file is out of balance, and is to be decided on before its batches.</summary>
    FileIsHeld,
}

/// <summary>Decides on a supervisor's release of a file, or of one of its batches. The same release again changes nothing.</summary>
public static class ReleaseBankFile
{
    public static (BankFileDocument File, ReleaseRefusal? Refusal) Decide(BankFileDocument file, int? batch, BankFileRelease release) =>
        batch is { } number ? OfBatch(file, number, release) : OfFile(file, release);

    private static (BankFileDocument, ReleaseRefusal?) OfFile(BankFileDocument file, BankFileRelease release)
    {
        if (file.Release is not null) return (file, null);
        if (file.State != BankFileState.Held) return (file, ReleaseRefusal.NotHeld);
        return (Changed(file, release) with { State = BankFileState.Posting, Release = release, Pass = new(null, Through: 0) }, null);
    }

    private static (BankFileDocument, ReleaseRefusal?) OfBatch(BankFileDocument file, int number, BankFileRelease release)
    {
        if (file.HeldBatches.FirstOrDefault(held => held.Number == number) is not { } batch) return (file, ReleaseRefusal.NoSuchBatch);
        if (file.State is BankFileState.Held or BankFileState.Refused) return (file, ReleaseRefusal.FileIsHeld);
        if (batch.Release is not null) return (file, null);
        var released = Changed(file, release) with { HeldBatches = [.. file.HeldBatches.Select(held => held == batch ? held with { Release = release } : held)] };
        return (file.State == BankFileState.Done ? released.NextPass() : released, null);
    }

    /// <summary>The file when a pass has ended: another pass if batches were released meanwhile, else done.</summary>
    public static BankFileDocument EndPass(this BankFileDocument file, DateTimeOffset now) =>
        (file with
        {
            HeldBatches = [.. file.HeldBatches.Select(held => file.Pass?.Batches?.Contains(held.Number) == true ? held with { IsPosted = true } : held)],
            UpdatedAt = now,
        }).NextPass();

    private static BankFileDocument NextPass(this BankFileDocument file)
    {
        int[] released = [.. file.HeldBatches.Where(held => held is { Release: not null, IsPosted: false }).Select(held => held.Number)];
        return released.Length > 0
            ? file with { State = BankFileState.Posting, Pass = new(released, Through: 0) }
            : file with { State = BankFileState.Done, Pass = null };
    }

    private static BankFileDocument Changed(BankFileDocument file, BankFileRelease release) => file with { UpdatedAt = release.At, CauseId = release.By };
}
