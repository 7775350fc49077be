namespace Serverless.Orchestrations.BankFiles;

/// <summary>An entry while the record is read that says why it came back.</summary>
internal sealed class OpenAchEntry
{
    /// <summary>The last digit of a return's or a notification's transaction code. Some originators leave the original's code, 2 or 7.</summary>
    private const string LastDigits = "1267";

    private readonly PartsFound found;
    private readonly BankLine header;
    private readonly BankLine entry;
    private readonly int batch;
    private bool hasAddenda;

    /// <param name="header">The batch's, which names the company.</param>
    public OpenAchEntry(PartsFound found, BankLine header, BankLine entry, int batch)
    {
        (this.found, this.header, this.entry, this.batch) = (found, header, entry, batch);
        var transaction = entry.In(NachaColumns.Entry.Transaction);
        IsDebit = transaction[1] is >= '5' and <= '9';
        Amount = entry.Dollars(NachaColumns.Entry.Amount);
        IsReadable = Amount is not null && transaction[0] is >= '2' and <= '5' && LastDigits.Contains(transaction[1], StringComparison.Ordinal);
        if (!IsReadable) found.Find(entry.Number, FindingKind.UnreadableField, FindingScope.Item, Amount is null ? "amount" : "transaction");
        if (!RoutingNumber.IsValid(entry.In(NachaColumns.Entry.Routing))) found.Find(entry.Number, FindingKind.CheckDigitWrong, FindingScope.Note);
    }

    public bool IsReadable { get; }

    public bool IsDebit { get; }

    public decimal? Amount { get; }

    public AchSum Sum => new(1, entry.Number(NachaColumns.Entry.Hashed) ?? 0, IsDebit ? Amount ?? 0m : 0m, IsDebit ? 0m : Amount ?? 0m);

    /// <summary>The item that this record makes of the entry; null when it makes none.</summary>
    public BankFileItem? TakeAddenda(BankLine line)
    {
        if (hasAddenda)
        {
            found.Find(line.Number, FindingKind.OutOfOrder, FindingScope.Item);
            return null;
        }
        hasAddenda = true;
        if (!IsReadable) return null;
        var (kind, code) = (line.In(NachaColumns.Addenda.Kind), line.In(NachaColumns.Addenda.Code));
        if (line.Word(NachaColumns.Addenda.Trace) != entry.Word(NachaColumns.Entry.Trace)) found.Find(line.Number, FindingKind.NamesAnother, FindingScope.Note, "trace");
        if (Original(line) is not { } original) return Unreadable(line, "trace");
        return (kind, code[0]) switch
        {
            ("99", 'R') when IsCode(code) => Return(line, code, original),
            ("98", 'C') when IsCode(code) => Notification(line, code, original),
            _ => Unreadable(line, "code"),
        };
    }

    public void End()
    {
        if (!hasAddenda) found.Find(entry.Number, FindingKind.WithoutAddenda, FindingScope.Item);
    }

    private BankFileItem Return(BankLine line, string code, AchOriginal original) =>
        ReturnCodes.IsBetweenBanks(code)
            ? new AchBetweenBanks(entry.Number, batch, original, code, Amount!.Value, line.Word(NachaColumns.Addenda.ReturnTrace), line.Word(NachaColumns.Addenda.ReturnReason))
            : new AchReturn(
                entry.Number, batch, original, code, Amount!.Value, IsDebit, entry.Word(NachaColumns.Entry.Trace) ?? "",
                line.Date(NachaColumns.Addenda.DateOfDeath, NachaColumns.DateFormat));

    private AchNotification Notification(BankLine line, string code, AchOriginal original)
    {
        if (Amount != 0m) found.Find(entry.Number, FindingKind.AmountOnNotification, FindingScope.Note);
        var corrected = CorrectedData.Parse(code, line.In(NachaColumns.Addenda.CorrectedData));
        return new(entry.Number, batch, original, code, corrected, entry.Word(NachaColumns.Entry.Trace) ?? "");
    }

    private AchOriginal? Original(BankLine line) =>
        line.Number(NachaColumns.Addenda.OriginalTrace) is null
            ? null
            : new(
                header.Word(NachaColumns.Batch.CompanyId) ?? "", header.Word(NachaColumns.Batch.Company) ?? "", header.Word(NachaColumns.Batch.Class) ?? "",
                line.In(NachaColumns.Addenda.OriginalTrace), entry.Word(NachaColumns.Entry.IndividualId), entry.Word(NachaColumns.Entry.Routing),
                new(entry.Word(NachaColumns.Entry.Account) ?? ""));

    private BankFileItem? Unreadable(BankLine line, string field)
    {
        found.Find(line.Number, FindingKind.UnreadableField, FindingScope.Item, field);
        return null;
    }

    private static bool IsCode(string code) => char.IsAsciiDigit(code[1]) && char.IsAsciiDigit(code[2]);
}
