namespace Serverless.Benchmarks.Harness;

/// <summary>What one process found out about one benchmark on one store.</summary>
/// <param name="Runs">By run, a value for each quantity.</param>
/// <param name="Inserts">Raw rows a second, just before each run.</param>
/// <param name="Commits">Milliseconds of one raw commit, just before each run.</param>
/// <param name="Load">The machine's load average of one minute before and after.</param>
/// <param name="Notes">Of the last run.</param>
internal sealed record Measured(double[][] Runs, double[] Inserts, double[] Commits, double[] Load, IReadOnlyList<string> Notes)
{
    public double[] Sorted(int quantity) => [.. Runs.Select(run => run[quantity]).Order()];

    public double Median(int quantity) => Middle(Sorted(quantity));

    /// <summary>Null when the quantity is held against nothing.</summary>
    public double? Ratio(Quantity quantity, int index) => quantity.Against switch
    {
        Baseline.Inserts => Median(index) / Middle([.. Inserts.Order()]),
        Baseline.Commit => Median(index) / Middle([.. Commits.Order()]),
        Baseline.Sibling => Median(index) / Median(quantity.Sibling),
        _ => null,
    };

    private static double Middle(double[] sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
