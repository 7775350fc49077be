namespace Serverless.Orchestrations.BankFiles;

/// <summary>Follows the records of a NACHA file: its header, its batches, its control record and the padding behind it.</summary>
internal sealed class NachaRecords
{
    private const int RecordsInBlock = 10;
    private const int StatedRecordSize = 94;

    private readonly PartsFound found = new();
    private OpenAchBatch? batch;
    private BankLine last;
    private DateOnly? dated;
    private AchSum read;
    private AchSum stated;
    private bool isHeaded;
    private bool isEnded;
    private bool isWide;
    private int records;
    private int batches;
    private int items;
    private decimal amount;

    public IReadOnlyList<BankFilePart> Take(BankLine line)
    {
        last = line;
        if (line.Text.Length == 0 || IsPadding(line)) return [];
        records++;
        if (line.Text.Length > NachaColumns.RecordWidth && !isWide)
        {
            isWide = true;
            found.Find(line.Number, FindingKind.WiderThanStated, FindingScope.Note);
        }
        if (!isHeaded && line.At(1) != '1') NoteHeaderMissing(line);
        // A 9 in this place is padding with a fault in it.
        if (isEnded) found.Find(line.Number, FindingKind.AfterTrailer, line.At(1) == '9' ? FindingScope.Note : FindingScope.File);
        else if (line.IsCut) found.Find(line.Number, FindingKind.TooLong, FindingScope.Item);
        else TakeRecord(line);
        return found.Drain();
    }

    public IReadOnlyList<BankFilePart> End()
    {
        if (!isHeaded) NoteHeaderMissing(last);
        EndBatch(last.Number);
        if (!isEnded) found.Find(last.Number, FindingKind.FileWithoutTrailer, FindingScope.File);
        found.Add(new BankFileEnd(last.Number, dated, batches, items, amount, found.File));
        return found.Drain();
    }

    private void TakeRecord(BankLine line)
    {
        switch (line.At(1))
        {
            case '1': TakeHeader(line); break;
            case '5':
                EndBatch(line.Number);
                batch = new(found, line, ++batches);
                break;
            case '6' when batch is not null: batch.TakeEntry(line); break;
            case '7' when batch is not null: batch.TakeAddenda(line); break;
            case '8' when batch is not null:
                batch.TakeControl(line);
                Count(batch);
                break;
            case '9': TakeControl(line); break;
            case '6' or '7' or '8': found.Find(line.Number, FindingKind.OutOfOrder, FindingScope.File); break;
            default: found.Find(line.Number, FindingKind.UnknownRecord, FindingScope.Item); break;
        }
    }

    private void TakeHeader(BankLine line)
    {
        if (isHeaded) found.Find(line.Number, FindingKind.OutOfOrder, FindingScope.File);
        isHeaded = true;
        dated ??= line.Date(NachaColumns.Header.Date, NachaColumns.DateFormat);
        if (dated is null) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Note, "date");
        if (line.Number(NachaColumns.Header.RecordSize) != StatedRecordSize) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Note, "record size");
    }

    private void EndBatch(int line)
    {
        if (batch is null) return;
        found.Find(line, FindingKind.WithoutTotal, FindingScope.Batch);
        Count(batch);
    }

    private void Count(OpenAchBatch ended)
    {
        var counted = ended.End();
        found.Add(counted);
        items += counted.Items;
        amount += counted.Amount;
        read += ended.Read;
        stated += ended.Stated ?? ended.Read;
        batch = null;
    }

    private void TakeControl(BankLine line)
    {
        EndBatch(line.Number);
        isEnded = true;
        if (line.Number(NachaColumns.FileControl.Batches) != batches) found.Find(line.Number, FindingKind.BatchesDiffer, FindingScope.File);
        if (line.Number(NachaColumns.FileControl.Blocks) != (records + RecordsInBlock - 1) / RecordsInBlock) found.Find(line.Number, FindingKind.BlocksDiffer, FindingScope.File);
        var total = AchSum.In(line, NachaColumns.FileControl.Count, NachaColumns.FileControl.Hash, NachaColumns.FileControl.Debit, NachaColumns.FileControl.Credit);
        if (total is not { } sum) found.Find(line.Number, FindingKind.UnreadableField, FindingScope.File, "total");
        // When one batch's control record is wrong, that batch is held, and not the file.
        else if (sum != read) stated.Compare(sum, line.Number, FindingScope.File, found);
    }

    private void NoteHeaderMissing(BankLine line)
    {
        isHeaded = true;
        found.Find(line.Number, FindingKind.FileWithoutHeader, FindingScope.File);
    }

    private static bool IsPadding(BankLine line) => line.Text.Length == NachaColumns.RecordWidth && !line.Text.AsSpan().ContainsAnyExcept('9');
}
