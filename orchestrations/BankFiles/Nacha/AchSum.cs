namespace Serverless.Orchestrations.BankFiles;

/// <summary>What the control records count: entries with their addenda, the hash of the banks, and dollars both ways.</summary>
internal readonly record struct AchSum(long Count, long Hash, decimal Debit, decimal Credit)
{
    private const long LowTenDigits = 10_000_000_000;

    public static AchSum operator +(AchSum one, AchSum other) =>
        new(one.Count + other.Count, (one.Hash + other.Hash) % LowTenDigits, one.Debit + other.Debit, one.Credit + other.Credit);

    /// <summary>Null when one of the fields cannot be read.</summary>
    public static AchSum? In(BankLine line, Columns count, Columns hash, Columns debit, Columns credit) =>
        line.Number(count) is { } records && line.Number(hash) is { } banks && line.Dollars(debit) is { } debits && line.Dollars(credit) is { } credits
            ? new(records, banks, debits, credits)
            : null;

    /// <summary>Says in what the total that was read differs from what it should be.</summary>
    public void Compare(AchSum total, int line, FindingScope scope, PartsFound found)
    {
        if (total.Count != Count) found.Find(line, FindingKind.CountDiffers, scope, "records");
        if (total.Hash != Hash) found.Find(line, FindingKind.HashDiffers, scope);
        if (total.Debit != Debit) found.Find(line, FindingKind.AmountDiffers, scope, "debit");
        if (total.Credit != Credit) found.Find(line, FindingKind.AmountDiffers, scope, "credit");
    }
}
