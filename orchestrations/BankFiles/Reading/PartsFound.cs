namespace Serverless.Orchestrations.BankFiles;

/// <summary>Collects what a reader finds in a line, and why a batch or the file is held.</summary>
internal sealed class PartsFound
{
    /// <summary>Of a badly damaged file, this many reasons say enough.</summary>
    private const int MostReasons = 20;

    private readonly List<BankFilePart> parts = [];
    private List<Finding> batch = [];

    /// <summary>Why the file is held.</summary>
    public List<Finding> File { get; } = [];

    public void Add(BankFilePart part) => parts.Add(part);

    public void Find(int line, FindingKind kind, FindingScope scope, string? field = null)
    {
        var finding = new Finding(line, kind, scope, field);
        parts.Add(finding);
        if (scope == FindingScope.Batch && batch.Count < MostReasons) batch.Add(finding);
        if (scope == FindingScope.File && File.Count < MostReasons) File.Add(finding);
    }

    /// <summary>Why the batch that ends now is held.</summary>
    public IReadOnlyList<Finding> EndBatch()
    {
        var held = batch;
        batch = [];
        return held;
    }

    public IReadOnlyList<BankFilePart> Drain()
    {
        if (parts.Count == 0) return [];
        BankFilePart[] drained = [.. parts];
        parts.Clear();
        return drained;
    }
}
