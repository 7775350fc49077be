namespace Serverless.Orchestrations.BankFiles;

/// <summary>Follows the records of a lockbox file: its header, its boxes with their batches, and its trailer.</summary>
internal sealed class LockboxRecords(LockboxProfiles profiles)
{
    private readonly PartsFound found = new();
    private readonly LockboxEnvelope envelope = profiles.Envelope;
    private OpenLockboxBatch? batch;
    private OpenLockbox? box;
    private BankLine last;
    private string? destination;
    private DateOnly? dated;
    private long? recordSize;
    private bool isHeaded;
    private bool isEnded;
    private int records;
    private int batches;
    private int items;
    private decimal amount;

    public IReadOnlyList<BankFilePart> Take(BankLine line)
    {
        last = line;
        if (line.Text.Length == 0) return [];
        records++;
        if (line.Text.Length > recordSize)
        {
            found.Find(line.Number, FindingKind.WiderThanStated, FindingScope.Note);
            recordSize = null;
        }
        if (!isHeaded && line.At(1) != '1') NoteHeaderMissing(line);
        if (isEnded) found.Find(line.Number, FindingKind.AfterTrailer, FindingScope.File);
        else if (line.IsCut) TakeUnreadable(line, FindingKind.TooLong);
        else TakeRecord(line);
        return found.Drain();
    }

    public IReadOnlyList<BankFilePart> End()
    {
        if (!isHeaded) NoteHeaderMissing(last);
        if (!isEnded)
        {
            EndBox(last.Number);
            found.Find(last.Number, FindingKind.FileWithoutTrailer, FindingScope.File);
        }
        found.Add(new BankFileEnd(last.Number, dated, batches, items, amount, found.File));
        return found.Drain();
    }

    private void TakeRecord(BankLine line)
    {
        switch (line.At(1))
        {
            case '1': TakeHeader(line); break;
            case '2': recordSize = line.Number(envelope.RecordSize) is > 0 and var size ? size : null; break;
            case '5': BeginBatch(line); break;
            case '6' when batch is not null: batch.TakeDetail(line); break;
            case '4' when batch is not null: batch.TakeOverflow(line); break;
            case '7' when batch is not null: EndBatch(line); break;
            case '8': TakeBoxTotal(line); break;
            case '9': TakeTrailer(line); break;
            case '4' or '6' or '7': found.Find(line.Number, FindingKind.OutOfOrder, FindingScope.File); break;
            default: TakeUnreadable(line, FindingKind.UnknownRecord); break;
        }
    }

    private void TakeHeader(BankLine line)
    {
        if (isHeaded) found.Find(line.Number, FindingKind.OutOfOrder, FindingScope.File);
        isHeaded = true;
        destination ??= line.Word(envelope.Destination);
        dated ??= line.Date(envelope.FileDate, envelope.DateFormat);
        if (dated is null) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Note, "date");
    }

    private void BeginBatch(BankLine line)
    {
        EndBatch(line.Number);
        var name = line.Word(envelope.Box);
        if (box is not null && box.Name != name) EndBox(line.Number);
        var profile = profiles.Of(destination, name);
        box ??= new(name ?? "", profile);
        batch = new(found, envelope, profile, profiles.RestOfBatch, line, ++batches, dated);
    }

    private void EndBatch(BankLine total)
    {
        batch!.TakeTotal(total);
        Count(batch.End());
    }

    /// <summary>Ends a batch that is open although the next record belongs to no batch, or to another.</summary>
    private void EndBatch(int line)
    {
        if (batch is null) return;
        found.Find(line, FindingKind.WithoutTotal, FindingScope.Batch);
        Count(batch.End());
    }

    private void Count(BankBatch ended)
    {
        found.Add(ended);
        box!.Count(ended, batch!.Stated);
        items += ended.Items;
        amount += ended.Amount;
        batch = null;
    }

    private void TakeBoxTotal(BankLine line)
    {
        EndBatch(line.Number);
        var name = line.Word(envelope.Box);
        box ??= new(name ?? "", profiles.Of(destination, name));
        box.TakeTotal(line, found);
        box = null;
    }

    private void EndBox(int line)
    {
        EndBatch(line);
        if (box is not null) found.Find(line, FindingKind.WithoutTotal, FindingScope.File, "box");
        box = null;
    }

    private void TakeTrailer(BankLine line)
    {
        EndBox(line.Number);
        isEnded = true;
        if (line.Number(envelope.Records) is not { } stated) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.File, "records");
        else if (stated != records) found.Find(line.Number, FindingKind.CountDiffers, FindingScope.File, "records");
    }

    private void TakeUnreadable(BankLine line, FindingKind kind)
    {
        found.Find(line.Number, kind, FindingScope.Item);
        batch?.NoteUnreadable();
    }

    private void NoteHeaderMissing(BankLine line)
    {
        isHeaded = true;
        found.Find(line.Number, FindingKind.FileWithoutHeader, FindingScope.File);
    }
}
