namespace Serverless.Benchmarks.Harness;

/// <summary>What a quantity is held against.</summary>
internal enum Baseline
{
    None,

    /// <summary>Rows a second that raw SQLite inserts on the same store, measured before every run.</summary>
    Inserts,

    /// <summary>One raw SQLite commit on the same store, in milliseconds, measured before every run.</summary>
    Commit,

    /// <summary>Another quantity of the same run, named in the table.</summary>
    Sibling,
}

/// <summary>One figure a benchmark gives for every run.</summary>
/// <param name="Name">Follows the benchmark's own name; empty for its main figure.</param>
/// <param name="Unit">Such as messages/s or ms.</param>
/// <param name="More">Whether more is better; a limit from above otherwise.</param>
/// <param name="Target">What is promised on disk with two cores.</param>
/// <param name="Against">What the ratio is taken to.</param>
/// <param name="Sibling">Index of the quantity a <see cref="Baseline.Sibling"/> ratio is taken to.</param>
internal sealed record Quantity(
    string Name, string Unit, bool More = true, double? Target = null, Baseline Against = Baseline.None, int Sibling = 0)
{
    public static Quantity Rate(string unit, double? target = null, string name = "") => new(name, unit, Target: target, Against: Baseline.Inserts);

    public static Quantity Least(string name, string unit, double? target = null, Baseline against = Baseline.None) =>
        new(name, unit, More: false, target, against);

    public bool IsMet(double value) => Target is not { } target || (More ? value >= target : value <= target);
}
