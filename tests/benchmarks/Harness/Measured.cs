namespace Serverless.Benchmarks.Harness;

/// <summary>What one process found out about one benchmark on one store.</summary>
/// <param name="Runs">By run, a value for each quantity.</param>
/// <param name="Inserts">Raw rows a second.</param>
/// <param name="Commit">Milliseconds of one raw commit.</param>
/// <param name="Load">The machine's load average of one minute before and after.</param>
/// <param name="Notes">Of the last run.</param>
internal sealed record Measured(double[][] Runs, double Inserts, double Commit, double[] Load, IReadOnlyList<string> Notes)
{
    public double[] Sorted(int quantity) => [.. Runs.Select(run => run[quantity]).Order()];

    public double Median(int quantity)
    {
        var sorted = Sorted(quantity);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Null when the quantity is held against nothing.</summary>
    public double? Ratio(Quantity quantity, int index) => quantity.Against switch
    {
        Baseline.Inserts => Median(index) / Inserts,
        Baseline.Commit => Median(index) / Commit,
        Baseline.Sibling => Median(index) / Median(quantity.Sibling),
        _ => null,
    };
}
