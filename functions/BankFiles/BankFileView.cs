using Serverless.Orchestrations.BankFiles;

namespace Serverless.Functions.BankFiles;

/// <summary>A bank's file as staff see it. Amounts in dollars. It shows nothing of the file's own text but its totals.</summary>
/// <param name="HeldFor">Why the whole file is out of balance.</param>
/// <param name="Doubt">Why it is not plausible for its channel.</param>
/// <param name="PostedThrough">While it is posted: the last line done.</param>
/// <param name="Pages">How many pages its report has.</param>
public sealed record BankFileView(
    string Id,
    BankFileFormat? Format,
    string Name,
    IReadOnlyList<string> AlsoNamed,
    long Bytes,
    BankFileState State,
    BankFileRefusal? RefusedFor,
    DateOnly? Dated,
    int? Lines,
    int? Batches,
    int? Items,
    decimal? Amount,
    IReadOnlyList<FindingView> HeldFor,
    string? Doubt,
    BankFileRelease? Release,
    IReadOnlyList<HeldBatchView> HeldBatches,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyDictionary<FindingKind, int> FindingCounts,
    int? PostedThrough,
    IReadOnlyDictionary<LineOutcome, int> Outcomes,
    int Pages,
    DateTimeOffset FoundAt)
{
    public static BankFileView Of(BankFileDocument file) => new(
        file.FileId, file.Format, file.Name, file.AlsoNamed, file.Bytes, file.State, file.RefusedFor,
        file.Checked?.Dated, file.Checked?.Lines, file.Checked?.Batches, file.Checked?.Items, file.Checked?.Amount,
        FindingView.Of(file.Checked?.HeldFor), file.Doubt, file.Release, [.. file.HeldBatches.Select(HeldBatchView.Of)],
        FindingView.Of(file.Checked?.Findings), file.Checked?.FindingCounts ?? new Dictionary<FindingKind, int>(),
        file.Pass?.Through, file.Outcomes, file.Pages, file.CreatedAt);
}

/// <param name="Waits">How much of the file waits because of it.</param>
public sealed record FindingView(int Line, FindingKind Kind, FindingScope Waits, string? Field)
{
    public static IReadOnlyList<FindingView> Of(IReadOnlyList<Finding>? findings) =>
        [.. (findings ?? []).Select(finding => new FindingView(finding.Line, finding.Kind, finding.Scope, finding.Field))];
}

public sealed record HeldBatchView(int Number, string Name, int Items, decimal Amount, IReadOnlyList<FindingView> Reasons, BankFileRelease? Release, bool IsPosted)
{
    public static HeldBatchView Of(HeldBatch held) => new(held.Number, held.Name, held.Items, held.Amount, FindingView.Of(held.Reasons), held.Release, held.IsPosted);
}

public sealed record BankFilePage(IReadOnlyList<BankFileView> Files, string? Continuation);
