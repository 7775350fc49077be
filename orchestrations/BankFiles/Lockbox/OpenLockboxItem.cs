namespace Serverless.Orchestrations.BankFiles;

/// <summary>A check while the records that say what it pays are read.</summary>
internal sealed class OpenLockboxItem(PartsFound found, LockboxProfile profile, BankLine detail, decimal amount, int batch, LockboxPlace place, DateOnly? deposited)
{
    /// <summary>The records' numbers have two digits.</summary>
    private const int MostShares = 99;

    private readonly List<(string? Reference, decimal? Amount)> shares = [];
    private int lastLine;
    private bool isLast;

    public string Number => place.Item;

    public void TakeOverflow(BankLine line)
    {
        lastLine = line.Number;
        var layout = profile.Overflow;
        var isNext = layout.Sequence is not { } sequence || line.Number(sequence) == shares.Count + 1;
        if (!isNext || isLast || shares.Count >= MostShares)
        {
            found.Find(line.Number, FindingKind.OverflowIncomplete, FindingScope.Item);
            if (shares.Count <= MostShares) shares.Add(default);
            return;
        }
        isLast = layout.IsLast is { } mark && line.At(mark.First) == '9';
        var reference = line.Word(layout.Reference);
        if (reference is null) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Item, "reference");
        var blank = string.IsNullOrWhiteSpace(line.In(layout.Amount));
        var paid = line.Dollars(layout.Amount);
        if (paid is null && !blank) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Item, "amount");
        shares.Add((paid is null && !blank ? null : reference, paid > 0 ? paid : null));
    }

    public LockboxItem End() => new(
        detail.Number, batch, place, amount, deposited, detail.Word(profile.Detail.Check), detail.Word(profile.Detail.Routing),
        new(detail.Word(profile.Detail.Account) ?? ""), Shares());

    private List<LockboxShare> Shares()
    {
        if (shares.Count == 0 || shares.Exists(share => share.Reference is null)) return [];
        if (profile.Overflow.IsLast is not null && !isLast)
        {
            found.Find(lastLine, FindingKind.OverflowIncomplete, FindingScope.Item);
            return [];
        }
        // One account and no amount beside it: the check pays that account.
        if (shares is [{ Reference: { } only, Amount: null }]) return [new(only, amount)];
        if (shares.Sum(share => share.Amount ?? 0m) == amount && shares.TrueForAll(share => share.Amount > 0)) return [.. shares.Select(share => new LockboxShare(share.Reference!, share.Amount!.Value))];
        found.Find(lastLine, FindingKind.PartsDiffer, FindingScope.Item);
        return [];
    }
}
