namespace Serverless.Orchestrations.BankFiles;

/// <summary>What reading a file through found out.</summary>
/// <param name="Amount">Dollars of the items that could be read.</param>
/// <param name="HeldFor">Why the whole file is out of balance; empty when it is not.</param>
/// <param name="Findings">The first of the findings.</param>
/// <param name="FindingCounts">How many findings of each kind there are.</param>
public sealed record CheckedBankFile(
    DateOnly? Dated,
    int Lines,
    int Batches,
    int Items,
    decimal Amount,
    IReadOnlyList<Finding> HeldFor,
    IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<FindingKind, int> FindingCounts);
