using System.Globalization;
using System.Text;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>A NACHA file of returns and notifications of change as a bank would write it.</summary>
internal sealed record NachaFile(params NachaFile.Batch[] Batches)
{
    public const string CompanyId = "1596000435";
    public const string BankAccount = "00998877665544";
    public const string Routing = "063100277";

    internal sealed record Batch(int Number, params Entry[] Entries)
    {
        public string Company { get; init; } = CompanyId;
    }

    /// <param name="Transaction">26: a draft that came back; 21: a refund that came back.</param>
    internal sealed record Entry(string Code, long Cents, int Sequence = 1, int Transaction = 26)
    {
        public string OriginalTrace { get; init; } = "063100270000001";
        public string IndividualId { get; init; } = Sample.AccountId;
        public string Extra { get; init; } = "";
        public string DateOfDeath { get; init; } = "";

        public string Trace => $"06310027{Sequence:D7}";

        public bool IsDebit => Transaction % 10 >= 5;
    }

    public static Entry Return(string code, long cents, int sequence = 1) => new(code, cents, sequence);

    public static Entry Notification(string code, string corrected, int sequence = 1) => new(code, 0, sequence) { Extra = corrected };

    public static NachaFile Of(params Entry[] entries) => new(new Batch(1, entries));

    public List<string> Lines(bool isPadded = true)
    {
        List<string> lines = [$"101 06310027715960004352603020830A094101{"CITY UTILITY",-23}{"SOME BANK",-23}{"",8}"];
        foreach (var batch in Batches) lines.AddRange(BatchLines(batch));
        var entries = Batches.SelectMany(batch => batch.Entries).ToArray();
        var blocks = (lines.Count + 1 + 9) / 10;
        lines.Add($"9{Batches.Length:D6}{blocks:D6}{2 * entries.Length:D8}{Totals(entries)}{"",39}");
        while (isPadded && lines.Count % 10 != 0) lines.Add(new string('9', 94));
        return lines;
    }

    public Stream ToStream(string lineEnd = "\r\n", bool isPadded = true) => ToStream(Lines(isPadded), lineEnd);

    public static Stream ToStream(IEnumerable<string> lines, string lineEnd = "\r\n") =>
        new MemoryStream(Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + lineEnd))));

    private static IEnumerable<string> BatchLines(Batch batch)
    {
        yield return $"5200{"CITY UTILITY",-16}{"",20}{batch.Company}PPD{"UTILITY",-10}{"",6}260302   106310027{batch.Number:D7}";
        foreach (var entry in batch.Entries)
        {
            yield return $"6{entry.Transaction:D2}{Routing}{BankAccount,-17}{entry.Cents:D10}{entry.IndividualId,-15}{"A CUSTOMER",-22}  1{entry.Trace}";
            var kind = entry.Code[0] == 'C' ? 98 : 99;
            yield return $"7{kind}{entry.Code}{entry.OriginalTrace}{entry.DateOfDeath,-6}06310027{entry.Extra,-44}{entry.Trace}";
        }
        yield return $"8200{2 * batch.Entries.Length:D6}{Totals(batch.Entries)}{batch.Company}{"",25}06310027{batch.Number:D7}";
    }

    private static string Totals(Entry[] entries) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entries.Length * 6310027L % 10_000_000_000:D10}{entries.Where(entry => entry.IsDebit).Sum(entry => entry.Cents):D12}{entries.Where(entry => !entry.IsDebit).Sum(entry => entry.Cents):D12}");
}
