using System.Globalization;
using System.Text;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>A lockbox file as a bank would write it, in the profile "common" and the profile "customer-last".</summary>
internal sealed record LockboxFile(params LockboxFile.Box[] Boxes)
{
    public const string Destination = "CITYUTIL01";
    public const string CommonBox = "0001001";
    public const string OtherCommonBox = "0001002";
    public const string CustomerLastBox = "0002001";
    public const string BankAccount = "0009876501";
    public static readonly DateOnly Date = new(2026, 3, 2);

    internal sealed record Box(string Name, params Batch[] Batches);

    internal sealed record Batch(int Number, params Check[] Checks)
    {
        public DateOnly Date { get; init; } = LockboxFile.Date;
    }

    internal sealed record Check(int Item, long Cents, params Share[] Shares)
    {
        public string Remitter { get; init; } = "";
    }

    /// <param name="Cents">Null writes blanks.</param>
    internal sealed record Share(string Reference, long? Cents = null);

    public static Check Paid(int item, long cents, string account = Sample.AccountId) => new(item, cents, new Share(account));

    /// <summary>One box with one batch.</summary>
    public static LockboxFile Of(params Check[] checks) => new(new Box(CommonBox, new Batch(1, checks)));

    public List<string> Lines()
    {
        List<string> lines = [$"100{Destination}0631000000{Day(Date)}0830", $"2{Destination}0631000000REFERENCE040010400001"];
        foreach (var box in Boxes)
        {
            foreach (var batch in box.Batches) lines.AddRange(BatchLines(box, batch));
            lines.Add(BoxTotal(box, box.Batches.Sum(batch => batch.Checks.Length), box.Batches.Sum(batch => batch.Checks.Sum(check => check.Cents))));
        }
        lines.Add($"9{lines.Count + 1:D6}");
        return lines;
    }

    public Stream ToStream(string lineEnd = "\r\n") => ToStream(Lines(), lineEnd);

    public static Stream ToStream(IEnumerable<string> lines, string lineEnd = "\r\n") =>
        new MemoryStream(Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + lineEnd))));

    private static IEnumerable<string> BatchLines(Box box, Batch batch)
    {
        yield return $"5{batch.Number:D3}000{box.Name}{Day(batch.Date)}{Destination}0631000000";
        foreach (var check in batch.Checks)
        {
            var start = $"{batch.Number:D3}{check.Item:D3}";
            yield return box.Name == CustomerLastBox
                ? $"6{start}{box.Name}{Day(batch.Date)}{BankAccount}0063100000{check.Cents:D10}{"",18}{4711:D12}"
                : $"6{start}{check.Cents:D10}063100000{BankAccount}{4711:D10}030226{check.Remitter}";
            for (var n = 0; n < check.Shares.Length; n++) yield return Overflow(box, start, check.Shares[n], n + 1, n == check.Shares.Length - 1);
        }
        yield return $"7{batch.Number:D3}000{box.Name}{Day(batch.Date)}{batch.Checks.Length:D3}{batch.Checks.Sum(check => check.Cents):D10}";
    }

    private static string Overflow(Box box, string start, Share share, int sequence, bool isLast)
    {
        var amount = share.Cents?.ToString("D10", CultureInfo.InvariantCulture) ?? new string(' ', 10);
        return box.Name == CustomerLastBox
            ? $"4{start}   {"INVOICE",10}{amount}{"",30}{share.Reference,10}"
            : $"4{start}6{sequence:D2}{(isLast ? '9' : '0')}{share.Reference,-15}{amount}";
    }

    private static string BoxTotal(Box box, int count, long cents) => box.Name == CustomerLastBox
        ? $"8000000{box.Name}{Day(Date)}{count:D3}{cents:D10}"
        : $"8000000{box.Name}{Day(Date)}{count:D4}{cents:D10}";

    private static string Day(DateOnly date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);
}
