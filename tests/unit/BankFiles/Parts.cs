using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

/// <summary>What a reader gave out, for a test to look at.</summary>
internal sealed record Parts(IReadOnlyList<BankFilePart> All)
{
    public static readonly LockboxProfiles Profiles = LockboxProfiles.Default.On(LockboxFile.Date);

    public BankFileEnd End => Assert.IsType<BankFileEnd>(All[^1]);

    public IEnumerable<Finding> Findings => All.OfType<Finding>();

    public IReadOnlyList<BankBatch> Batches => [.. All.OfType<BankBatch>()];

    public IReadOnlyList<LockboxItem> Checks => [.. All.OfType<LockboxItem>()];

    public static Parts OfLockbox(LockboxFile file) => OfLockbox(file.ToStream());

    public static Parts OfLockbox(IEnumerable<string> lines) => OfLockbox(LockboxFile.ToStream(lines));

    public static Parts OfLockbox(Stream file, LockboxProfiles? profiles = null) => new(LockboxReader.ReadAsync(file, profiles ?? Profiles).ToBlockingEnumerable().ToList());

    public static Parts OfNacha(NachaFile file) => OfNacha(file.ToStream());

    public static Parts OfNacha(IEnumerable<string> lines) => OfNacha(NachaFile.ToStream(lines));

    public static Parts OfNacha(Stream file) => new(NachaReader.ReadAsync(file).ToBlockingEnumerable().ToList());

    public T Only<T>() where T : BankFilePart => Assert.Single(All.OfType<T>());

    public bool Finds(int line, FindingKind kind, FindingScope scope, string? field = null) => Findings.Contains(new(line, kind, scope, field));
}
