using Serverless.Orchestrations.BankFiles;
using static Serverless.Tests.Unit.BankFiles.NachaFile;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>Lines of <see cref="Two"/>: 1 header, 2 batch, 3 entry, 4 addenda, 5 entry, 6 addenda, 7 batch control, 8 file control, 9 and 10 padding.</summary>
public class NachaReaderTests
{
    private const int BatchControl = 7;
    private const int FileControl = 8;

    private static readonly NachaFile Two = Of(Return("R01", 125_10), Return("R02", 80_00, 2));

    [Fact]
    public void A_return_is_read_with_the_draft_it_answers()
    {
        var read = Parts.OfNacha(Of(Return("R01", 125_10) with { OriginalTrace = "063100270000042" }));
        var returned = read.Only<AchReturn>();
        Assert.Equal((3, "R01", 125.10m, true, "063100270000001"), (returned.Line, returned.Code, returned.Amount, returned.WasDebit, returned.Trace));
        Assert.Equal((NachaFile.CompanyId, "CITY UTILITY", "PPD", "063100270000042", Sample.AccountId), (
            returned.Original.CompanyId, returned.Original.Company, returned.Original.Class, returned.Original.Trace, returned.Original.IndividualId));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void The_batch_and_the_file_are_counted()
    {
        var read = Parts.OfNacha(Two);
        Assert.Equal((2, 205.10m, true), (read.Only<BankBatch>().Items, read.Only<BankBatch>().Amount, read.Only<BankBatch>().IsInBalance));
        Assert.Equal((new DateOnly(2026, 3, 2), 1, 2, 205.10m, true), (read.End.Dated!.Value, read.End.Batches, read.End.Items, read.End.Amount, read.End.IsInBalance));
    }

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("  \r\n", true)]
    [InlineData("", true)]
    [InlineData("\n", false)]
    [InlineData("", false)]
    public void Line_ends_and_padding_may_be_left_out(string lineEnd, bool isPadded)
    {
        var read = Parts.OfNacha(Two.ToStream(lineEnd, isPadded));
        Assert.Equal(205.10m, read.End.Amount);
        Assert.Equal(2, read.All.OfType<AchReturn>().Count());
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_line_end_after_a_file_without_any_is_no_record() =>
        Assert.Empty(Parts.OfNacha([string.Concat(Two.Lines())]).Findings);

    [Fact]
    public void Short_lines_are_padded_by_the_reader() =>
        Assert.Empty(Parts.OfNacha(Two.Lines().Select(line => line.TrimEnd())).Findings);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_record() =>
        Assert.Empty(Parts.OfNacha([$"\u00EF\u00BB\u00BF{Two.Lines()[0]}", .. Two.Lines()[1..]]).Findings);

    [Fact]
    public void A_line_wider_than_94_is_named_once() =>
        Assert.Equal([new(3, FindingKind.WiderThanStated, FindingScope.Note)], Parts.OfNacha(Changed(3, line => line + "extra")).Findings);

    [Fact]
    public void A_file_without_batches_is_valid_and_empty()
    {
        var read = Parts.OfNacha(new NachaFile());
        Assert.Equal((0, true), (read.End.Batches, read.End.IsInBalance));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_file_of_nothing_is_held_as_cut_off() => Assert.Equal(
        [FindingKind.FileWithoutHeader, FindingKind.FileWithoutTrailer], Parts.OfNacha(new MemoryStream()).End.Held.Select(finding => finding.Kind));

    [Theory]
    [InlineData(26, true)]
    [InlineData(36, true)]
    [InlineData(46, true)]
    [InlineData(56, true)]
    [InlineData(27, true)]
    [InlineData(37, true)]
    [InlineData(21, false)]
    [InlineData(31, false)]
    [InlineData(41, false)]
    [InlineData(51, false)]
    [InlineData(22, false)]
    public void The_transaction_code_tells_a_draft_from_a_refund(int transaction, bool wasDebit)
    {
        var read = Parts.OfNacha(Of(Return("R01", 100) with { Transaction = transaction }));
        Assert.Equal(wasDebit, read.Only<AchReturn>().WasDebit);
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(16)]
    [InlineData(99)]
    public void Another_transaction_code_is_named_and_gives_no_return(int transaction)
    {
        var read = Parts.OfNacha(Of(Return("R01", 100) with { Transaction = transaction }));
        Assert.True(read.Finds(3, FindingKind.UnreadableField, FindingScope.Item, "transaction"));
        Assert.Empty(read.All.OfType<AchReturn>());
    }

    [Fact]
    public void A_date_of_death_is_read() => Assert.Equal(
        new DateOnly(2026, 2, 14), Parts.OfNacha(Of(Return("R15", 100) with { DateOfDeath = "260214" })).Only<AchReturn>().DateOfDeath);

    [Theory]
    [InlineData("R61", false)]
    [InlineData("R69", false)]
    [InlineData("R70", false)]
    [InlineData("R71", true)]
    [InlineData("R77", true)]
    public void What_banks_settle_among_themselves_is_no_return_of_a_customers(string code, bool isContested)
    {
        var extra = $"061{"063100270000099"}06201{"063100270000098"}06268";
        var read = Parts.OfNacha(Of(Return(code, 100) with { Extra = extra }));
        var between = read.Only<AchBetweenBanks>();
        Assert.Equal((isContested, "063100270000099", "01"), (between.IsContested, between.ReturnTrace, between.ReturnReason));
        Assert.Empty(read.All.OfType<AchReturn>());
    }

    [Theory]
    [InlineData("R60")]
    [InlineData("R78")]
    [InlineData("R99")]
    public void Any_other_code_is_a_return(string code) => Assert.Equal(code, Parts.OfNacha(Of(Return(code, 100))).Only<AchReturn>().Code);

    [Theory]
    [InlineData("X01")]
    [InlineData("R1A")]
    [InlineData("C01")]
    public void A_reason_that_is_no_code_is_named(string code)
    {
        var lines = Of(Return("R01", 100)).Lines();
        lines[3] = $"799{code}{lines[3][6..]}";
        Assert.True(Parts.OfNacha(lines).Finds(4, FindingKind.UnreadableField, FindingScope.Item, "code"));
    }

    [Fact]
    public void An_original_trace_that_is_no_number_is_named() =>
        Assert.True(Parts.OfNacha(Of(Return("R01", 100) with { OriginalTrace = "0631002700000x1" })).Finds(4, FindingKind.UnreadableField, FindingScope.Item, "trace"));

    [Fact]
    public void Several_returns_may_name_one_trace() =>
        Assert.Equal(2, Parts.OfNacha(Two).All.OfType<AchReturn>().Count(returned => returned.Original.Trace == "063100270000001"));

    [Fact]
    public void A_notification_of_change_is_read_and_moves_no_money()
    {
        var read = Parts.OfNacha(Of(Notification("C01", "1918171614")));
        var change = read.Only<AchNotification>();
        Assert.Equal(new CorrectedData(Account: new("1918171614")), change.Corrected);
        Assert.Equal(0m, read.End.Amount);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_notification_with_an_amount_is_named() => Assert.True(
        Parts.OfNacha(Of(Notification("C01", "1918171614") with { Cents = 5 })).Finds(3, FindingKind.AmountOnNotification, FindingScope.Note));

    [Theory]
    [InlineData("C61", true)]
    [InlineData("C69", true)]
    [InlineData("C08", false)]
    [InlineData("C13", false)]
    [InlineData("C99", false)]
    public void A_refused_or_unusable_notification_corrects_nothing(string code, bool isRefusal)
    {
        var change = Parts.OfNacha(Of(Notification(code, "1918171614"))).Only<AchNotification>();
        Assert.Equal((isRefusal, null), (change.IsRefusal, change.Corrected));
    }

    [Fact]
    public void An_entry_without_its_addenda_is_named()
    {
        var lines = Two.Lines();
        lines.RemoveAt(3);
        var read = Parts.OfNacha(lines);
        Assert.True(read.Finds(3, FindingKind.WithoutAddenda, FindingScope.Item));
        Assert.False(read.Only<BankBatch>().IsInBalance);
    }

    [Fact]
    public void An_addenda_without_its_entry_is_named()
    {
        var lines = Two.Lines();
        lines.RemoveAt(2);
        Assert.True(Parts.OfNacha(lines).Finds(3, FindingKind.WithoutEntry, FindingScope.Item));
    }

    [Fact]
    public void A_second_addenda_is_named_and_makes_no_second_return()
    {
        var lines = Two.Lines();
        lines.Insert(4, lines[3]);
        var read = Parts.OfNacha(lines);
        Assert.True(read.Finds(5, FindingKind.OutOfOrder, FindingScope.Item));
        Assert.Equal(2, read.All.OfType<AchReturn>().Count());
    }

    [Fact]
    public void An_addenda_of_another_trace_is_named() =>
        Assert.True(Parts.OfNacha(Changed(4, line => $"{line[..79]}063100279999999")).Finds(4, FindingKind.NamesAnother, FindingScope.Note, "trace"));

    [Fact]
    public void A_wrong_check_digit_is_named() =>
        Assert.True(Parts.OfNacha(Changed(3, line => $"{line[..11]}8{line[12..]}")).Finds(3, FindingKind.CheckDigitWrong, FindingScope.Note));

    [Fact]
    public void An_unreadable_amount_is_named_and_its_batch_waits()
    {
        var read = Parts.OfNacha(Changed(3, line => $"{line[..29]}00000125 0{line[39..]}"));
        Assert.True(read.Finds(3, FindingKind.UnreadableField, FindingScope.Item, "amount"));
        Assert.False(read.Only<BankBatch>().IsInBalance);
    }

    [Theory]
    [InlineData(4, "000006", FindingKind.CountDiffers, "records")]
    [InlineData(10, "0000000001", FindingKind.HashDiffers, null)]
    [InlineData(20, "000000020511", FindingKind.AmountDiffers, "debit")]
    [InlineData(32, "000000000001", FindingKind.AmountDiffers, "credit")]
    [InlineData(4, "00000x", FindingKind.UnreadableField, "total")]
    [InlineData(44, "1596000436", FindingKind.NamesAnother, "company")]
    [InlineData(87, "0000002", FindingKind.NamesAnother, "batch")]
    public void A_batch_out_of_balance_is_held_and_not_the_file(int at, string text, FindingKind kind, string? field)
    {
        var read = Parts.OfNacha(Changed(BatchControl, line => line[..at] + text + line[(at + text.Length)..]));
        Assert.True(read.Finds(BatchControl, kind, FindingScope.Batch, field));
        Assert.False(read.Only<BankBatch>().IsInBalance);
        Assert.True(read.End.IsInBalance);
    }

    [Theory]
    [InlineData(1, "000002", FindingKind.BatchesDiffer, null)]
    [InlineData(7, "000002", FindingKind.BlocksDiffer, null)]
    [InlineData(13, "00000006", FindingKind.CountDiffers, "records")]
    [InlineData(21, "0000000001", FindingKind.HashDiffers, null)]
    [InlineData(31, "000000020511", FindingKind.AmountDiffers, "debit")]
    [InlineData(43, "000000000001", FindingKind.AmountDiffers, "credit")]
    [InlineData(13, "0000000x", FindingKind.UnreadableField, "total")]
    public void A_file_out_of_balance_is_held(int at, string text, FindingKind kind, string? field)
    {
        var read = Parts.OfNacha(Changed(FileControl, line => line[..at] + text + line[(at + text.Length)..]));
        Assert.True(read.Finds(FileControl, kind, FindingScope.File, field));
        Assert.True(read.Only<BankBatch>().IsInBalance);
        Assert.False(read.End.IsInBalance);
    }

    [Fact]
    public void Drafts_and_refunds_are_totalled_apart() =>
        Assert.Empty(Parts.OfNacha(Of(Return("R01", 100), Return("R23", 700, 2) with { Transaction = 21 })).Findings);

    [Fact]
    public void A_hash_past_ten_digits_keeps_the_low_ten()
    {
        var read = Parts.OfNacha(Of([.. Enumerable.Range(1, 2_000).Select(n => Return("R01", 100, n))]));
        Assert.Empty(read.Findings);
        Assert.Equal(2_000m, read.End.Amount);
    }

    [Fact]
    public void Several_batches_and_companies_can_stand_in_one_file()
    {
        var read = Parts.OfNacha(new NachaFile(new Batch(1, Return("R01", 100)), new Batch(1, Return("R01", 200)) { Company = "9876543210" }));
        Assert.Equal(["1596000435-0000001", "9876543210-0000001"], read.Batches.Select(batch => batch.Name));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_batch_without_its_control_record_is_held()
    {
        var lines = Two.Lines();
        lines.RemoveAt(BatchControl - 1);
        var read = Parts.OfNacha(lines);
        Assert.True(read.Finds(BatchControl, FindingKind.WithoutTotal, FindingScope.Batch));
        Assert.False(read.Only<BankBatch>().IsInBalance);
    }

    [Fact]
    public void A_file_cut_off_is_held() =>
        Assert.True(Parts.OfNacha(Two.Lines()[..5]).Finds(5, FindingKind.FileWithoutTrailer, FindingScope.File));

    [Fact]
    public void A_file_without_its_header_is_held() =>
        Assert.True(Parts.OfNacha(Two.Lines()[1..]).Finds(1, FindingKind.FileWithoutHeader, FindingScope.File));

    [Fact]
    public void A_second_file_behind_the_first_holds_it() =>
        Assert.True(Parts.OfNacha([.. Two.Lines(), .. Two.Lines()]).Finds(11, FindingKind.AfterTrailer, FindingScope.File));

    [Fact]
    public void A_fault_in_the_padding_is_only_named() =>
        Assert.Equal([new(9, FindingKind.AfterTrailer, FindingScope.Note)], Parts.OfNacha(Changed(9, line => $"{line[..50]}8{line[51..]}")).Findings);

    [Fact]
    public void An_entry_in_no_batch_holds_the_file()
    {
        var lines = Two.Lines();
        lines.RemoveAt(1);
        Assert.True(Parts.OfNacha(lines).Finds(2, FindingKind.OutOfOrder, FindingScope.File));
    }

    [Fact]
    public void A_line_of_no_known_kind_is_named() =>
        Assert.True(Parts.OfNacha(Changed(3, line => "3" + line[1..])).Finds(3, FindingKind.UnknownRecord, FindingScope.Item));

    private static List<string> Changed(int line, Func<string, string> change)
    {
        var lines = Two.Lines();
        lines[line - 1] = change(lines[line - 1]);
        return lines;
    }
}
