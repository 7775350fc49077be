using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>Whatever file a bank writes is read back, and whatever byte of it is damaged is not paid for in silence.</summary>
public class ReaderProperties
{
    private sealed record Damage(byte[] File, int At, byte Byte)
    {
        public MemoryStream ToStream()
        {
            var damaged = File.ToArray();
            damaged[At % damaged.Length] = Byte;
            return new MemoryStream(damaged);
        }
    }

    private static readonly Gen<long> Cents = Gen.Choose(1, 999_999_99).Select(cents => (long)cents);

    private static readonly Gen<string> LineEnds = Gen.Elements("\n", "\r\n", "   \r\n");

    private static readonly Gen<LockboxFile.Share[]> Shares =
        from count in Gen.Choose(1, 4)
        from cents in Cents.ArrayOf(count)
        select cents.Select((each, n) => new LockboxFile.Share($"100000000{n}", each)).ToArray();

    private static readonly Gen<LockboxFile> Lockboxes =
        from names in Gen.SubListOf(LockboxFile.CommonBox, LockboxFile.OtherCommonBox, LockboxFile.CustomerLastBox)
        from boxes in Box(names.ToArray())
        select new LockboxFile(boxes);

    private static readonly Gen<NachaFile> Returns =
        from count in Gen.Choose(0, 3)
        from batches in Entries.ArrayOf(count)
        select new NachaFile([.. batches.Select((entries, n) => new NachaFile.Batch(n + 1, entries))]);

    private static Gen<NachaFile.Entry[]> Entries =>
        from count in Gen.Choose(1, 4)
        from cents in Cents.ArrayOf(count)
        from code in Gen.Elements("R01", "R02", "R10", "R23", "R61", "R71").ArrayOf(count)
        from transaction in Gen.Elements(21, 26, 31, 36, 41, 46, 51, 56).ArrayOf(count)
        select cents.Select((each, n) => new NachaFile.Entry(code[n], each, n + 1, transaction[n])).ToArray();

    [Fact]
    public void A_lockbox_file_is_read_back() => Property.Holds(from file in Lockboxes from lineEnd in LineEnds select (file, lineEnd), drawn =>
    {
        var read = Parts.OfLockbox(drawn.file.ToStream(drawn.lineEnd));
        Assert.Empty(read.Findings);
        Assert.Equal(
            drawn.file.Boxes.SelectMany(box => box.Batches, (box, batch) => (box, batch)).SelectMany(of => of.batch.Checks, (of, check) => Told(of.box.Name, of.batch.Number, check)),
            read.Checks.Select(check => $"{check.Place} {string.Join(' ', check.Pays)}"));
    });

    [Fact]
    public void A_file_of_returns_is_read_back() => Property.Holds(from file in Returns from lineEnd in Gen.OneOf(LineEnds, Gen.Constant("")) from isPadded in Gen.Elements(true, false) select (file, lineEnd, isPadded), drawn =>
    {
        var read = Parts.OfNacha(drawn.file.ToStream(drawn.lineEnd, drawn.isPadded));
        Assert.Empty(read.Findings);
        Assert.Equal(drawn.file.Batches.SelectMany(batch => batch.Entries).Select(entry => (entry.Code, entry.Cents / 100m)), read.All.OfType<BankFileItem>().Select(CodeAndAmount));
    });

    /// <summary>The number of an account has no check in the file itself: only amounts do, and the ledger's own check of the number.</summary>
    [Fact]
    public void A_damaged_byte_of_a_lockbox_file_never_changes_money_in_silence() => Property.Holds(Damaged(Lockboxes.Select(file => file.ToStream())), damage =>
    {
        var (before, after) = (Parts.OfLockbox(new MemoryStream(damage.File)), Parts.OfLockbox(damage.ToStream()));
        return after.Findings.Any() || before.Checks.SelectMany(Amounts).SequenceEqual(after.Checks.SelectMany(Amounts));
    });

    [Fact]
    public void A_damaged_byte_of_a_lockbox_file_never_posts_another_amount() => Property.Holds(Damaged(Lockboxes.Select(file => file.ToStream())), damage =>
    {
        var (before, after) = (Parts.OfLockbox(new MemoryStream(damage.File)), Parts.OfLockbox(damage.ToStream()));
        var right = before.Checks.Select(check => check.Amount).ToList();
        return Unheld(after).All(item => right.Remove(((LockboxItem)item).Amount));
    });

    [Fact]
    public void A_damaged_byte_of_a_file_of_returns_never_changes_money_in_silence() => Property.Holds(Damaged(Returns.Select(file => file.ToStream())), damage =>
    {
        var (before, after) = (Parts.OfNacha(new MemoryStream(damage.File)), Parts.OfNacha(damage.ToStream()));
        return after.Findings.Any() || before.All.OfType<BankFileItem>().Select(AmountOf).SequenceEqual(after.All.OfType<BankFileItem>().Select(AmountOf));
    });

    [Fact]
    public void A_damaged_byte_of_a_file_of_returns_never_acts_on_another_amount() => Property.Holds(Damaged(Returns.Select(file => file.ToStream())), damage =>
    {
        var (before, after) = (Parts.OfNacha(new MemoryStream(damage.File)), Parts.OfNacha(damage.ToStream()));
        var right = before.All.OfType<BankFileItem>().Select(AmountOf).ToList();
        return Unheld(after).All(item => right.Remove(AmountOf(item)));
    });

    [Fact]
    public void Any_bytes_at_all_end_in_a_held_file() => Property.Holds(ArbMap.Default.GeneratorFor<byte[]>(), bytes =>
        !Parts.OfLockbox(new MemoryStream(bytes)).End.IsInBalance && !Parts.OfNacha(new MemoryStream(bytes)).End.IsInBalance);

    private static IEnumerable<BankFileItem> Unheld(Parts read) =>
        read.End.IsInBalance ? read.All.OfType<BankFileItem>().Where(item => read.Batches.Single(batch => batch.Number == item.Batch).IsInBalance) : [];

    private static Gen<Damage> Damaged(Gen<Stream> files) =>
        from file in files
        from at in Gen.Choose(0, 1_000_000)
        from damage in Gen.OneOf(Gen.Choose('0', '9'), Gen.Choose(0, 255))
        select new Damage(((MemoryStream)file).ToArray(), at, (byte)damage);

    private static Gen<LockboxFile.Box[]> Box(string[] names) =>
        from batches in Batch.ArrayOf(names.Length * 2)
        select names.Select((name, n) => new LockboxFile.Box(name, [.. batches.Skip(n * 2).Take(2).Select((checks, number) => new LockboxFile.Batch(number + 1, checks))])).ToArray();

    private static Gen<LockboxFile.Check[]> Batch =>
        from count in Gen.Choose(0, 4)
        from shares in Shares.ArrayOf(count)
        select shares.Select((each, n) => new LockboxFile.Check(n + 1, each.Sum(share => share.Cents!.Value), each)).ToArray();

    private static string Told(string box, int batch, LockboxFile.Check check) =>
        $"{box}-{batch:D3}-{check.Item:D3} {string.Join(' ', check.Shares.Select(share => new LockboxShare(share.Reference, share.Cents!.Value / 100m)))}";

    private static IEnumerable<decimal> Amounts(LockboxItem check) => [check.Amount, .. check.Pays.Select(share => share.Amount)];

    private static decimal AmountOf(BankFileItem item) => CodeAndAmount(item).Amount;

    private static (string Code, decimal Amount) CodeAndAmount(BankFileItem item) => item switch
    {
        AchReturn returned => (returned.Code, returned.Amount),
        AchBetweenBanks between => (between.Code, between.Amount),
        AchNotification change => (change.Code, 0m),
        _ => ("", 0m),
    };
}
