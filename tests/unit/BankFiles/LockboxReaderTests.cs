using Serverless.Orchestrations.BankFiles;
using static Serverless.Tests.Unit.BankFiles.LockboxFile;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>Lines of <see cref="Of"/> with two checks: 1 header, 2 service, 3 batch, 4 check, 5 overflow, 6 check, 7 overflow, 8 batch total, 9 box total, 10 trailer.</summary>
public class LockboxReaderTests
{
    private const int SecondCheck = 6;
    private const int BatchTotal = 8;
    private const int BoxTotal = 9;
    private const int Trailer = 10;

    private static readonly LockboxFile Two = Of(Paid(1, 125_10), Paid(2, 80_00, "1000000002"));

    [Fact]
    public void A_check_is_read_with_what_it_pays()
    {
        var read = Parts.OfLockbox(Of(Paid(1, 125_10)));
        var check = read.Only<LockboxItem>();
        Assert.Equal((4, 125.10m, new LockboxPlace(CommonBox, "001", "001"), (DateOnly?)Date, "0000004711"), (check.Line, check.Amount, check.Place, check.Deposited, check.Check));
        Assert.Equal([new(Sample.AccountId, 125.10m)], check.Pays);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void The_batch_the_box_and_the_file_are_counted()
    {
        var read = Parts.OfLockbox(Two);
        Assert.Equal((2, 205.10m, true), (read.Only<BankBatch>().Items, read.Only<BankBatch>().Amount, read.Only<BankBatch>().IsInBalance));
        Assert.Equal((CommonBox, 2, 205.10m), (read.Only<LockboxTotal>().Box, read.Only<LockboxTotal>().Items, read.Only<LockboxTotal>().Amount));
        Assert.Equal((Date, 1, 2, 205.10m, true), (read.End.Dated!.Value, read.End.Batches, read.End.Items, read.End.Amount, read.End.IsInBalance));
    }

    [Fact]
    public void Another_banks_positions_are_read_by_its_boxs_profile()
    {
        var read = Parts.OfLockbox(new LockboxFile(new Box(CustomerLastBox, new Batch(1, new Check(1, 125_10, new Share("1000000001", 100_00), new Share("1000000002", 25_10))))));
        var check = read.Only<LockboxItem>();
        Assert.Equal((125.10m, "000000004711"), (check.Amount, check.Check));
        Assert.Equal([new("1000000001", 100m), new("1000000002", 25.10m)], check.Pays);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Boxes_of_both_profiles_can_stand_in_one_file()
    {
        var read = Parts.OfLockbox(new LockboxFile(
            new Box(CommonBox, new Batch(1, Paid(1, 100)), new Batch(2, Paid(1, 200), Paid(2, 300))), new Box(CustomerLastBox, new Batch(1, Paid(1, 400))), new Box(OtherCommonBox)));
        Assert.Equal([1m, 5m, 4m], read.Batches.Select(batch => batch.Amount));
        Assert.Equal([1, 2, 3], read.Batches.Select(batch => batch.Number));
        Assert.Equal([6m, 4m, 0m], read.All.OfType<LockboxTotal>().Select(box => box.Amount));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("    \r\n")]
    [InlineData("\r\n\r\n")]
    public void Line_ends_trailing_blanks_and_empty_lines_change_nothing(string lineEnd)
    {
        var read = Parts.OfLockbox(Two.ToStream(lineEnd));
        Assert.Equal(205.10m, read.End.Amount);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void The_mark_that_ends_a_file_on_older_systems_is_no_record() =>
        Assert.Empty(Parts.OfLockbox([.. Two.Lines(), "\u001A"]).Findings);

    [Fact]
    public void A_record_wider_than_the_file_says_is_named_once_and_read()
    {
        var name = new string('X', 60);
        var read = Parts.OfLockbox(Of(Paid(1, 100) with { Remitter = name }, Paid(2, 200) with { Remitter = name }));
        Assert.Equal([new(4, FindingKind.WiderThanStated, FindingScope.Note)], read.Findings);
        Assert.Equal(3m, read.End.Amount);
    }

    [Fact]
    public void An_empty_file_that_balances_is_fine()
    {
        var read = Parts.OfLockbox(new LockboxFile(new Box(CommonBox)));
        Assert.Equal((0, 0, true), (read.End.Batches, read.End.Items, read.End.IsInBalance));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void A_file_without_a_box_is_fine_too() => Assert.Empty(Parts.OfLockbox(new LockboxFile()).Findings);

    [Fact]
    public void A_file_of_nothing_is_held_as_cut_off()
    {
        var read = Parts.OfLockbox(new MemoryStream());
        Assert.Equal([FindingKind.FileWithoutHeader, FindingKind.FileWithoutTrailer], read.End.Held.Select(finding => finding.Kind));
    }

    [Fact]
    public void A_check_nobody_says_the_account_of_pays_nothing_yet()
    {
        var read = Parts.OfLockbox(Of(new Check(1, 100)));
        Assert.Empty(read.Only<LockboxItem>().Pays);
        Assert.True(read.End.IsInBalance);
    }

    [Fact]
    public void Parts_that_do_not_add_up_leave_the_check_to_a_person()
    {
        var read = Parts.OfLockbox(Of(new Check(1, 125_10, new Share("1000000001", 100_00), new Share("1000000002", 25_11))));
        Assert.Empty(read.Only<LockboxItem>().Pays);
        Assert.True(read.Finds(6, FindingKind.PartsDiffer, FindingScope.Item));
        Assert.True(read.Only<BankBatch>().IsInBalance);
    }

    [Fact]
    public void An_overflow_record_missing_from_the_middle_leaves_the_check_to_a_person()
    {
        var lines = Of(new Check(1, 300, new Share("A", 100), new Share("B", 100), new Share("C", 100))).Lines();
        lines.RemoveAt(5);
        var read = Parts.OfLockbox(lines);
        Assert.True(read.Finds(6, FindingKind.OverflowIncomplete, FindingScope.Item));
        Assert.Empty(read.Only<LockboxItem>().Pays);
    }

    [Fact]
    public void The_last_overflow_record_missing_leaves_the_check_to_a_person()
    {
        var lines = Of(new Check(1, 200, new Share("A", 200), new Share("B"))).Lines();
        lines.RemoveAt(5);
        Assert.True(Parts.OfLockbox(lines).Finds(5, FindingKind.OverflowIncomplete, FindingScope.Item));
    }

    [Fact]
    public void An_overflow_record_of_another_item_belongs_to_nothing() =>
        Assert.True(Parts.OfLockbox(Changed(5, line => $"4001009{line[7..]}")).Finds(5, FindingKind.WithoutEntry, FindingScope.Item));

    [Fact]
    public void An_overflow_records_unreadable_amount_is_not_taken_for_the_whole_check()
    {
        var read = Parts.OfLockbox(Changed(5, line => $"{line[..26]}00000125x0"));
        Assert.True(read.Finds(5, FindingKind.UnreadableField, FindingScope.Item, "amount"));
        Assert.Empty(read.Checks[0].Pays);
    }

    [Fact]
    public void A_batchs_total_that_differs_in_dollars_holds_that_batch_alone()
    {
        var read = Parts.OfLockbox(Changed(BatchTotal, line => $"{line[..23]}0000020511"));
        Assert.True(read.Finds(BatchTotal, FindingKind.AmountDiffers, FindingScope.Batch, "amount"));
        Assert.False(read.Only<BankBatch>().IsInBalance);
        Assert.True(read.End.IsInBalance);
    }

    [Fact]
    public void A_batchs_total_that_differs_in_count_holds_that_batch() =>
        Assert.True(Parts.OfLockbox(Changed(BatchTotal, line => $"{line[..20]}003{line[23..]}")).Finds(BatchTotal, FindingKind.CountDiffers, FindingScope.Batch, "items"));

    [Fact]
    public void A_batchs_unreadable_total_holds_it() =>
        Assert.True(Parts.OfLockbox(Changed(BatchTotal, line => line[..23])).Finds(BatchTotal, FindingKind.UnreadableField, FindingScope.Batch, "total"));

    [Fact]
    public void A_batch_without_a_total_is_held()
    {
        var lines = Two.Lines();
        lines.RemoveAt(BatchTotal - 1);
        var read = Parts.OfLockbox(lines);
        Assert.True(read.Finds(BatchTotal, FindingKind.WithoutTotal, FindingScope.Batch));
        Assert.False(read.Only<BankBatch>().IsInBalance);
    }

    [Fact]
    public void A_boxs_wrong_amount_over_right_batches_holds_the_file()
    {
        var read = Parts.OfLockbox(Changed(BoxTotal, line => $"{line[..24]}0000099999"));
        Assert.True(read.Finds(BoxTotal, FindingKind.AmountDiffers, FindingScope.File, "amount"));
        Assert.True(read.Only<BankBatch>().IsInBalance);
        Assert.False(read.End.IsInBalance);
    }

    [Fact]
    public void A_boxs_wrong_count_holds_the_file() =>
        Assert.True(Parts.OfLockbox(Changed(BoxTotal, line => $"{line[..20]}0007{line[24..]}")).Finds(BoxTotal, FindingKind.CountDiffers, FindingScope.File, "count"));

    [Fact]
    public void A_boxs_unreadable_total_holds_the_file() =>
        Assert.True(Parts.OfLockbox(Changed(BoxTotal, line => line[..24])).Finds(BoxTotal, FindingKind.UnreadableField, FindingScope.File, "amount"));

    [Fact]
    public void A_box_without_a_total_holds_the_file()
    {
        var lines = Two.Lines();
        lines.RemoveAt(BoxTotal - 1);
        Assert.True(Parts.OfLockbox(lines).Finds(BoxTotal, FindingKind.WithoutTotal, FindingScope.File, "box"));
    }

    [Fact]
    public void A_total_of_another_box_holds_the_file() =>
        Assert.True(Parts.OfLockbox(Changed(BoxTotal, line => $"{line[..7]}{OtherCommonBox}{line[14..]}")).Finds(BoxTotal, FindingKind.NamesAnother, FindingScope.File, "box"));

    [Fact]
    public void A_wrong_number_of_records_holds_the_file() =>
        Assert.True(Parts.OfLockbox(Changed(Trailer, _ => "9000011")).Finds(Trailer, FindingKind.CountDiffers, FindingScope.File, "records"));

    [Fact]
    public void A_file_cut_off_is_held()
    {
        var read = Parts.OfLockbox(Two.Lines()[..7]);
        Assert.True(read.Finds(7, FindingKind.FileWithoutTrailer, FindingScope.File));
        Assert.False(read.Only<BankBatch>().IsInBalance);
        Assert.Equal(2, read.End.Items);
    }

    [Fact]
    public void A_file_without_its_header_is_held() =>
        Assert.True(Parts.OfLockbox(Two.Lines()[1..]).Finds(1, FindingKind.FileWithoutHeader, FindingScope.File));

    [Fact]
    public void A_second_file_behind_the_first_holds_it() =>
        Assert.True(Parts.OfLockbox([.. Two.Lines(), .. Two.Lines()]).Finds(11, FindingKind.AfterTrailer, FindingScope.File));

    [Fact]
    public void A_check_in_no_batch_holds_the_file()
    {
        var lines = Two.Lines();
        lines.RemoveAt(2);
        Assert.True(Parts.OfLockbox(lines).Finds(3, FindingKind.OutOfOrder, FindingScope.File));
    }

    [Fact]
    public void A_second_header_holds_the_file() =>
        Assert.True(Parts.OfLockbox(Changed(2, _ => Two.Lines()[0])).Finds(2, FindingKind.OutOfOrder, FindingScope.File));

    [Fact]
    public void An_unreadable_check_is_named_and_the_rest_of_its_batch_waits()
    {
        var read = Parts.OfLockbox(Changed(SecondCheck, line => $"{line[..7]}00000080 0{line[17..]}"));
        Assert.True(read.Finds(SecondCheck, FindingKind.UnreadableField, FindingScope.Item, "amount"));
        Assert.False(read.Only<BankBatch>().IsInBalance);
        Assert.True(read.End.IsInBalance);
    }

    [Fact]
    public void By_the_other_rule_the_rest_of_its_batch_posts()
    {
        var posts = Parts.Profiles with { RestOfBatch = RestOfBatch.Posts };
        var read = Parts.OfLockbox(ToStream(Changed(SecondCheck, line => $"{line[..7]}00000080 0{line[17..]}")), posts);
        Assert.True(read.Finds(SecondCheck, FindingKind.UnreadableField, FindingScope.Item, "amount"));
        Assert.True(read.Only<BankBatch>().IsInBalance);
        Assert.Equal(125.10m, read.Only<LockboxItem>().Amount);
    }

    [Fact]
    public void The_other_rule_does_not_excuse_a_total_below_what_was_read()
    {
        var posts = Parts.Profiles with { RestOfBatch = RestOfBatch.Posts };
        var lines = Changed(SecondCheck, line => $"{line[..7]}00000080 0{line[17..]}");
        lines[BatchTotal - 1] = $"{lines[BatchTotal - 1][..23]}0000012509";
        Assert.False(Parts.OfLockbox(ToStream(lines), posts).Only<BankBatch>().IsInBalance);
    }

    [Theory]
    [InlineData("X")]
    [InlineData("3")]
    [InlineData("\u00E9")]
    public void A_line_of_no_known_kind_is_named_and_its_batch_waits(string code)
    {
        var read = Parts.OfLockbox(Changed(SecondCheck, line => code + line[1..]));
        Assert.True(read.Finds(SecondCheck, FindingKind.UnknownRecord, FindingScope.Item));
        Assert.False(read.Only<BankBatch>().IsInBalance);
    }

    [Fact]
    public void A_line_longer_than_any_record_is_named_and_not_kept_whole()
    {
        var read = Parts.OfLockbox(Changed(SecondCheck, line => line + new string('9', 5_000)));
        Assert.True(read.Finds(SecondCheck, FindingKind.TooLong, FindingScope.Item));
        Assert.False(read.Only<BankBatch>().IsInBalance);
    }

    [Fact]
    public void A_check_of_nothing_is_unreadable() =>
        Assert.True(Parts.OfLockbox(Of(Paid(1, 0))).Finds(4, FindingKind.UnreadableField, FindingScope.Item, "amount"));

    [Fact]
    public void The_same_item_twice_holds_the_batch_although_the_totals_agree()
    {
        var read = Parts.OfLockbox(Of(Paid(1, 100), Paid(1, 100)));
        Assert.True(read.Finds(6, FindingKind.RepeatedItem, FindingScope.Batch));
        Assert.False(read.Only<BankBatch>().IsInBalance);
        Assert.True(read.End.IsInBalance);
    }

    [Fact]
    public void A_check_that_names_another_batch_holds_the_batch() =>
        Assert.True(Parts.OfLockbox(Changed(SecondCheck, line => $"6002{line[4..]}")).Finds(SecondCheck, FindingKind.NamesAnother, FindingScope.Batch, "batch"));

    [Fact]
    public void A_total_that_names_another_box_holds_the_batch() =>
        Assert.True(Parts.OfLockbox(Changed(BatchTotal, line => $"{line[..7]}{OtherCommonBox}{line[14..]}")).Finds(BatchTotal, FindingKind.NamesAnother, FindingScope.Batch, "box"));

    [Fact]
    public void A_date_that_differs_from_the_files_is_named_and_kept()
    {
        var read = Parts.OfLockbox(new LockboxFile(new Box(CommonBox, new Batch(1, Paid(1, 100)) { Date = Date.AddDays(-3) })));
        Assert.Equal([new(3, FindingKind.DatesDiffer, FindingScope.Note)], read.Findings);
        Assert.Equal(Date.AddDays(-3), read.Only<LockboxItem>().Deposited);
    }

    [Fact]
    public void The_files_date_stands_in_for_an_unreadable_one()
    {
        var read = Parts.OfLockbox(Changed(3, line => $"{line[..14]}261399{line[20..]}"));
        Assert.True(read.Finds(3, FindingKind.UnreadableField, FindingScope.Note, "date"));
        Assert.Equal(Date, read.Checks[0].Deposited);
    }

    [Fact]
    public void Of_a_box_nobody_set_up_no_amount_is_guessed()
    {
        var read = Parts.OfLockbox(new LockboxFile(new Box("9999999", new Batch(1, Paid(1, 100))), new Box(CommonBox, new Batch(1, Paid(1, 200)))));
        Assert.True(read.Finds(3, FindingKind.UnknownBox, FindingScope.Batch));
        Assert.Equal([2m], read.Checks.Select(check => check.Amount));
        Assert.Equal([false, true], read.Batches.Select(batch => batch.IsInBalance));
        Assert.True(read.End.IsInBalance);
    }

    [Fact]
    public void A_known_box_of_another_destination_is_not_known() =>
        Assert.True(Parts.OfLockbox(Changed(1, line => line.Replace(Destination, "OTHERCITY1", StringComparison.Ordinal))).Finds(3, FindingKind.UnknownBox, FindingScope.Batch));

    private static List<string> Changed(int line, Func<string, string> change)
    {
        var lines = Two.Lines();
        lines[line - 1] = change(lines[line - 1]);
        return lines;
    }
}
