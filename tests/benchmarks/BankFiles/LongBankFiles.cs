using Serverless.Orchestrations.BankFiles;

namespace Serverless.Benchmarks.BankFiles;

/// <summary>Writes files of many lines that are in balance.</summary>
internal static class LongBankFiles
{
    private const int ChecksInBatch = 499;
    private const int LinesOfBatch = 2 + (2 * ChecksInBatch);
    private const int BatchesInBox = 20;
    private const string Box = "0001001";

    public static LockboxProfiles Profiles { get; } = LockboxProfiles.Default.On(new(2026, 3, 2));

    /// <summary>A check and what it pays take two lines, a batch of them a thousand. A box's count has four digits, so a box ends after 20 batches. The file's has six, so that it stays just below a million lines.</summary>
    public static void WriteLockbox(TextWriter writer, int lines)
    {
        writer.Write("100CITYUTIL0106310000002603020830\n");
        var (written, batches) = (1, 0);
        while (written + LinesOfBatch + 2 < lines)
        {
            var inBox = 0;
            for (; inBox < BatchesInBox && written + LinesOfBatch + 2 < lines; inBox++, written += LinesOfBatch) WriteBatch(writer, (batches++ % 999) + 1);
            writer.Write($"8000000{Box}260302{inBox * ChecksInBatch:D4}{inBox * ChecksInBatch * 100:D10}\n");
            written++;
        }
        writer.Write($"9{written + 1:D6}\n");
    }

    /// <summary>An entry and its addenda take two lines. The count of a batch has six digits, so that the file stays just below a million lines.</summary>
    public static void WriteNacha(TextWriter writer, int lines)
    {
        var entries = (lines / 2) - 3;
        var totals = $"{entries * 6310027L % 10_000_000_000:D10}{entries * 100L:D12}{0:D12}";
        writer.Write($"101 06310027715960004352603020830A094101{"",54}\n5200{"CITY UTILITY",-36}1596000435PPD{"",26}106310027{1:D7}\n");
        for (var n = 1; n <= entries; n++)
        {
            writer.Write($"626063100277{"00998877665544",-17}{100:D10}{"1000000001",-15}{"A CUSTOMER",-22}  106310027{n:D7}\n799R01063100270000001{"",6}06310027{"",44}06310027{n:D7}\n");
        }
        var blocks = ((entries * 2) + 4 + 9) / 10;
        writer.Write($"8200{entries * 2:D6}{totals}1596000435{"",25}06310027{1:D7}\n9{1:D6}{blocks:D6}{entries * 2:D8}{totals}{"",39}\n");
    }

    private static void WriteBatch(TextWriter writer, int number)
    {
        writer.Write($"5{number:D3}000{Box}260302CITYUTIL010631000000\n");
        for (var item = 1; item <= ChecksInBatch; item++) writer.Write($"6{number:D3}{item:D3}{100:D10}0631000000009876501{4711:D10}030226\n4{number:D3}{item:D3}6019{"1000000001",-15}{100:D10}\n");
        writer.Write($"7{number:D3}000{Box}260302{ChecksInBatch:D3}{ChecksInBatch * 100:D10}\n");
    }
}
