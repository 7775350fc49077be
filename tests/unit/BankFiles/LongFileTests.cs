namespace Serverless.Tests.Unit.BankFiles;

public class LongFileTests
{
    private const int Batches = 10;
    private const int Checks = 999;

    [Fact]
    public void A_lockbox_file_of_20_000_lines_is_read_whole()
    {
        var file = new LockboxFile(new LockboxFile.Box(
            LockboxFile.CommonBox, [.. Enumerable.Range(1, Batches).Select(batch => new LockboxFile.Batch(batch, [.. Enumerable.Range(1, Checks).Select(item => LockboxFile.Paid(item, item))]))]));
        var read = Parts.OfLockbox(file);
        Assert.InRange(read.End.Line, 20_000, 20_100);
        // The count of a box has four digits.
        Assert.Equal((Batches * Checks, Batches * 4_995.00m, true), (read.End.Items, read.End.Amount, read.End.IsInBalance));
    }

    [Fact]
    public void A_file_of_20_000_returns_is_read_whole()
    {
        var file = NachaFile.Of([.. Enumerable.Range(1, 10_000).Select(n => NachaFile.Return("R01", n, n))]);
        var read = Parts.OfNacha(file);
        Assert.InRange(read.End.Line, 20_000, 20_010);
        Assert.Equal((10_000, 500_050.00m, true), (read.End.Items, read.End.Amount, read.End.IsInBalance));
    }
}
