namespace Serverless.Orchestrations.BankFiles;

/// <summary>A batch while its records are read.</summary>
internal sealed class OpenLockboxBatch
{
    private readonly PartsFound found;
    private readonly LockboxProfile? profile;
    private readonly RestOfBatch rest;
    private readonly BankLine header;
    private readonly int ordinal;
    private readonly string box;
    private readonly string number;
    private readonly DateOnly? deposited;
    private readonly HashSet<string> itemNumbers = new(StringComparer.Ordinal);
    private OpenLockboxItem? item;
    private int unreadable;
    private int items;
    private decimal amount;

    /// <param name="profile">Null when nobody set up the box: then nothing of the batch can be read.</param>
    /// <param name="ordinal">Which batch of the file it is.</param>
    /// <param name="fileDate">Stands in for a date that cannot be read.</param>
    public OpenLockboxBatch(PartsFound found, LockboxEnvelope envelope, LockboxProfile? profile, RestOfBatch rest, BankLine header, int ordinal, DateOnly? fileDate)
    {
        (this.found, this.profile, this.rest, this.header, this.ordinal) = (found, profile, rest, header, ordinal);
        box = header.Word(envelope.Box) ?? "";
        number = header.Word(envelope.Batch) ?? "";
        var date = header.Date(envelope.BatchDate, envelope.DateFormat);
        deposited = date ?? fileDate;
        if (profile is null) found.Find(header.Number, FindingKind.UnknownBox, FindingScope.Batch);
        if (number.Length == 0) found.Find(header.Number, FindingKind.UnreadableField, FindingScope.Batch, "batch");
        if (date is null) found.Find(header.Number, FindingKind.UnreadableField, FindingScope.Note, "date");
        else if (fileDate is not null && date != fileDate) found.Find(header.Number, FindingKind.DatesDiffer, FindingScope.Note);
    }

    /// <summary>What the batch's total says; null when it cannot be read, or has not come.</summary>
    public LockboxSum? Stated { get; private set; }

    /// <summary>A line of the batch may have been an item, and cannot be told.</summary>
    public void NoteUnreadable()
    {
        EndItem();
        unreadable++;
    }

    public void TakeDetail(BankLine line)
    {
        EndItem();
        if (profile is null) return;
        var layout = profile.Detail;
        CheckNames(line, layout.Batch, layout.Box);
        var itemNumber = line.Number(layout.Item) is null ? null : line.Word(layout.Item);
        if (line.Dollars(layout.Amount) is not (> 0 and var dollars) || itemNumber is null)
        {
            found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Item, itemNumber is null ? "item" : "amount");
            unreadable++;
            return;
        }
        if (!itemNumbers.Add(itemNumber)) found.Find(line.Number, FindingKind.RepeatedItem, FindingScope.Batch);
        item = new(found, profile, line, dollars, ordinal, new(box, number, itemNumber), deposited);
    }

    public void TakeOverflow(BankLine line)
    {
        if (profile is null) return;
        CheckNames(line, profile.Overflow.Batch, box: null);
        if (item?.Number == line.Word(profile.Overflow.Item)) item!.TakeOverflow(line);
        else found.Find(line.Number, FindingKind.WithoutEntry, FindingScope.Item);
    }

    public void TakeTotal(BankLine line)
    {
        EndItem();
        if (profile is null) return;
        var layout = profile.BatchTotal;
        CheckNames(line, layout.Batch, layout.Box);
        if (line.Number(layout.Count) is not { } count || line.Dollars(layout.Amount) is not { } total)
        {
            found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Batch, "total");
            return;
        }
        Stated = new(count, total);
        if (rest == RestOfBatch.Posts && unreadable > 0 && count == items + unreadable && total >= amount) return;
        if (count != items) found.Find(line.Number, FindingKind.CountDiffers, FindingScope.Batch, "items");
        if (total != amount) found.Find(line.Number, FindingKind.AmountDiffers, FindingScope.Batch, "amount");
    }

    public BankBatch End()
    {
        EndItem();
        return new(header.Number, ordinal, $"{box}-{number}", items, amount, found.EndBatch());
    }

    private void CheckNames(BankLine line, Columns batchColumns, Columns? box)
    {
        if (line.Word(batchColumns) != number) found.Find(line.Number, FindingKind.NamesAnother, FindingScope.Batch, "batch");
        if (box is { } columns && line.Word(columns) != this.box) found.Find(line.Number, FindingKind.NamesAnother, FindingScope.Batch, "box");
    }

    private void EndItem()
    {
        if (item is null) return;
        var ended = item.End();
        item = null;
        items++;
        amount += ended.Amount;
        found.Add(ended);
    }
}
