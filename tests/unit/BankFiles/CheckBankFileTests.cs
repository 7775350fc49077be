using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

public class CheckBankFileTests
{
    [Fact]
    public void A_file_in_balance_posts()
    {
        var file = BankFiles.Checked(LockboxFile.Of(LockboxFile.Paid(1, 125_10)));
        Assert.Equal((BankFileState.Posting, 1, 125.10m, true), (file.State, file.Checked!.Items, file.Checked.Amount, file.Posts(batch: 1)));
    }

    [Fact]
    public void A_batch_out_of_balance_waits_and_the_others_post()
    {
        var file = BankFiles.Checked(BankFiles.WithHeldBatch);
        Assert.Equal(BankFileState.Posting, file.State);
        Assert.Equal((true, false), (file.Posts(1), file.Posts(2)));
        Assert.Equal((2, 4m, FindingKind.RepeatedItem), (Assert.Single(file.HeldBatches).Number, file.HeldBatches[0].Amount, file.HeldBatches[0].Reasons[0].Kind));
    }

    [Fact]
    public void A_file_out_of_balance_is_held() => Assert.Equal(BankFileState.Held, BankFiles.Checked(BankFiles.OutOfBalance).State);

    [Fact]
    public async Task A_file_that_was_released_is_not_held_again_when_it_is_read_once_more()
    {
        var read = await CheckBankFile.RunAsync(
            BankFiles.Found with { Release = BankFiles.Release }, LockboxReader.ReadAsync(LockboxFile.ToStream(BankFiles.OutOfBalance), Parts.Profiles), BankFiles.Policy, Sample.Now);
        Assert.Equal(BankFileState.Posting, read.State);
    }

    [Fact]
    public void A_file_with_too_many_batches_out_of_balance_is_refused()
    {
        var file = BankFiles.Checked(BankFiles.WithHeldBatch, BankFiles.Policy with { HeldBatchesKept = 0 });
        Assert.Equal((BankFileState.Refused, BankFileRefusal.TooManyBatchesHeld), (file.State, file.RefusedFor!.Value));
    }

    [Fact]
    public void Findings_beyond_the_limit_are_counted_and_not_kept()
    {
        var file = BankFiles.Checked(LockboxFile.Of(LockboxFile.Paid(1, 0), LockboxFile.Paid(2, 0), LockboxFile.Paid(3, 0)), BankFiles.Policy with { FindingsKept = 2 });
        Assert.Equal(2, file.Checked!.Findings.Count);
        Assert.Equal(3, file.Checked.FindingCounts[FindingKind.UnreadableField]);
    }

    [Fact]
    public void A_file_that_is_not_plausible_waits_and_posts_once_released()
    {
        var doubted = CheckBankFile.Doubted(BankFiles.Checked(LockboxFile.Of(LockboxFile.Paid(1, 100))), "It is ten times too much.");
        Assert.Equal((BankFileState.Held, null, "It is ten times too much."), (doubted.State, doubted.Pass, doubted.Doubt));
        var released = ReleaseBankFile.Decide(doubted, batch: null, BankFiles.Release).File;
        Assert.Equal(BankFileState.Posting, released.State);
        Assert.Same(released, CheckBankFile.Doubted(released, "It is ten times too much."));
    }

    [Theory]
    [InlineData("ach-returns/monday.txt", BankFileFormat.AchReturns)]
    [InlineData("lockbox/monday.txt", BankFileFormat.Lockbox)]
    [InlineData("lockbox/2026/monday.txt", BankFileFormat.Lockbox)]
    [InlineData("lockbox", null)]
    [InlineData("LOCKBOX/monday.txt", null)]
    [InlineData("other/lockbox/monday.txt", null)]
    public void The_folder_says_what_a_file_is(string name, BankFileFormat? format) => Assert.Equal(format, BankFileFolders.FormatOf(name));

    [Fact]
    public void The_same_content_under_another_name_is_the_same_file()
    {
        var again = BankFiles.Found.SeenAs("lockbox/tuesday.txt", "\"2\"", Sample.Now);
        Assert.Equal((BankFileState.Checking, "lockbox/tuesday.txt"), (again.State, again.Name));
        Assert.Equal(["lockbox/monday.txt"], again.AlsoNamed);
    }

    [Fact]
    public void A_file_that_was_gone_is_read_when_it_comes_again()
    {
        var again = BankFiles.Found.Refused(BankFileRefusal.Gone, Sample.Now).SeenAs("lockbox/monday.txt", "\"2\"", Sample.Now);
        Assert.Equal((BankFileState.Checking, null), (again.State, again.RefusedFor));
    }

    [Fact]
    public void A_file_that_was_refused_for_its_content_stays_refused() =>
        Assert.Equal(BankFileState.Refused, BankFiles.Found.Refused(BankFileRefusal.TooLarge, Sample.Now).SeenAs("lockbox/tuesday.txt", "\"2\"", Sample.Now).State);
}
