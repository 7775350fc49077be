namespace Serverless.Orchestrations.BankFiles;

/// <summary>A count of items and their dollars.</summary>
internal readonly record struct LockboxSum(long Items, decimal Amount)
{
    public static LockboxSum operator +(LockboxSum one, LockboxSum other) => new(one.Items + other.Items, one.Amount + other.Amount);
}

/// <summary>A box while its batches are read.</summary>
/// <param name="profile">Null when nobody set the box up: then its total cannot be read either, and its batches are held for that.</param>
internal sealed class OpenLockbox(string name, LockboxProfile? profile)
{
    private LockboxSum read;
    private LockboxSum stated;
    private int batches;

    public string Name => name;

    /// <param name="total">What the batch's own total says; null when it says nothing.</param>
    public void Count(BankBatch batch, LockboxSum? total)
    {
        var sum = new LockboxSum(batch.Items, batch.Amount);
        batches++;
        read += sum;
        stated += total ?? sum;
    }

    /// <summary>
    /// The box is right when its total is that of its batches' totals or that of its items: when one batch's total is wrong, that batch is
    /// held, and not the file.
    /// </summary>
    public void TakeTotal(BankLine line, PartsFound found)
    {
        found.Add(new LockboxTotal(line.Number, name, (int)read.Items, read.Amount));
        if (profile is null)
        {
            if (batches == 0) found.Find(line.Number, FindingKind.UnknownBox, FindingScope.File);
            return;
        }
        var layout = profile.BoxTotal;
        if (line.Word(layout.Box) != name) found.Find(line.Number, FindingKind.NamesAnother, FindingScope.File, "box");
        Compare(line.Number(layout.Count), read.Items, stated.Items, FindingKind.CountDiffers, "count");
        Compare(line.Dollars(layout.Amount), read.Amount, stated.Amount, FindingKind.AmountDiffers, "amount");

        void Compare<T>(T? total, T asRead, T asStated, FindingKind kind, string field) where T : struct, IEquatable<T>
        {
            if (total is not { } value) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.File, field);
            else if (!value.Equals(asRead) && !value.Equals(asStated)) found.Find(line.Number, kind, FindingScope.File, field);
        }
    }
}
