namespace Serverless.Orchestrations.BankFiles;

/// <summary>A batch while its records are read.</summary>
internal sealed class OpenAchBatch(PartsFound found, BankLine header, int ordinal)
{
    private OpenAchEntry? entry;
    private int items;
    private decimal amount;

    public AchSum Read { get; private set; }

    /// <summary>What the batch's control record says; null when it cannot be read, or has not come.</summary>
    public AchSum? Stated { get; private set; }

    public void TakeEntry(BankLine line)
    {
        EndEntry();
        entry = new(found, header, line, ordinal);
        Read += entry.Sum;
    }

    public void TakeAddenda(BankLine line)
    {
        Read += new AchSum(1, 0, 0m, 0m);
        if (entry is null) found.Find(line.Number, FindingKind.WithoutEntry, FindingScope.Item);
        else if (entry.TakeAddenda(line) is { } item)
        {
            items++;
            amount += entry.Amount ?? 0m;
            found.Add(item);
        }
    }

    public void TakeControl(BankLine line)
    {
        EndEntry();
        Stated = AchSum.In(line, NachaColumns.BatchControl.Count, NachaColumns.BatchControl.Hash, NachaColumns.BatchControl.Debit, NachaColumns.BatchControl.Credit);
        if (Stated is { } stated) Read.Compare(stated, line.Number, FindingScope.Batch, found);
        else found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Batch, "total");
        if (line.In(NachaColumns.BatchControl.CompanyId) != header.In(NachaColumns.Batch.CompanyId)) found.Find(line.Number, FindingKind.NamesAnother, FindingScope.Batch, "company");
        if (line.In(NachaColumns.BatchControl.Number) != header.In(NachaColumns.Batch.Number)) found.Find(line.Number, FindingKind.NamesAnother, FindingScope.Batch, "batch");
    }

    public BankBatch End()
    {
        EndEntry();
        return new(header.Number, ordinal, $"{header.Word(NachaColumns.Batch.CompanyId)}-{header.Word(NachaColumns.Batch.Number)}", items, amount, found.EndBatch());
    }

    private void EndEntry()
    {
        entry?.End();
        entry = null;
    }
}
