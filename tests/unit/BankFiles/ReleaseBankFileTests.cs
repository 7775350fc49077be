using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

public class ReleaseBankFileTests
{
    private static readonly BankFileDocument Held = BankFiles.Checked(BankFiles.OutOfBalance);
    private static readonly BankFileDocument Posting = BankFiles.Checked(BankFiles.WithHeldBatch);
    private static readonly BankFileDocument Done = Posting.EndPass(Sample.Now);

    [Fact]
    public void A_held_file_posts_once_released_and_its_held_batches_still_wait()
    {
        var file = Released(Held);
        Assert.Equal((BankFileState.Posting, BankFiles.Release), (file.State, file.Release));
        Assert.Equal((true, false), (file.Posts(1), file.Posts(2)));
    }

    [Fact]
    public void A_file_in_balance_has_nothing_to_release() => Assert.Equal(ReleaseRefusal.NotHeld, Decide(Posting).Refusal);

    [Fact]
    public void A_batch_of_a_held_file_waits_for_the_file() => Assert.Equal(ReleaseRefusal.FileIsHeld, Decide(Held, batch: 2).Refusal);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public void A_batch_that_is_not_held_cannot_be_released(int batch) => Assert.Equal(ReleaseRefusal.NoSuchBatch, Decide(Done, batch).Refusal);

    [Fact]
    public void A_released_batch_posts_alone_and_the_file_is_done_again()
    {
        var file = Released(Done, batch: 2);
        Assert.Equal((BankFileState.Posting, false, true), (file.State, file.Posts(1), file.Posts(2)));
        var after = file.EndPass(Sample.Now);
        Assert.Equal((BankFileState.Done, true), (after.State, after.HeldBatches[0].IsPosted));
    }

    [Fact]
    public void A_batch_released_while_the_others_post_follows_them()
    {
        var during = Released(Posting, batch: 2);
        Assert.False(during.Posts(2));
        var after = during.EndPass(Sample.Now);
        Assert.Equal((BankFileState.Posting, false, true), (after.State, after.Posts(1), after.Posts(2)));
        Assert.Equal(BankFileState.Done, after.EndPass(Sample.Now).State);
    }

    [Fact]
    public void The_same_release_again_changes_nothing()
    {
        var file = Released(Held);
        Assert.Same(file, Released(file));
        var posted = Released(Done, batch: 2).EndPass(Sample.Now);
        Assert.Same(posted, Released(posted, batch: 2));
    }

    private static BankFileDocument Released(BankFileDocument file, int? batch = null)
    {
        var (after, refusal) = Decide(file, batch);
        Assert.Null(refusal);
        return after;
    }

    private static (BankFileDocument File, ReleaseRefusal? Refusal) Decide(BankFileDocument file, int? batch = null) => ReleaseBankFile.Decide(file, batch, BankFiles.Release);
}
