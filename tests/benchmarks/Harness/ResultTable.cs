using System.Globalization;
using System.Text;

namespace Serverless.Benchmarks.Harness;

/// <summary>The results as one Markdown table, a line a quantity, and the notes below it.</summary>
internal sealed class ResultTable(bool isQuick)
{
    private readonly StringBuilder lines = new("""
        | benchmark | store | runs | median | best–worst | unit | ratio to baseline | target | met? | load |
        | --- | --- | ---: | ---: | ---: | --- | ---: | ---: | --- | ---: |

        """);

    private readonly List<string> notes = [];

    public void Add(Benchmark benchmark, StoreKind store, Measured measured)
    {
        var where = store == StoreKind.Disk ? "disk" : "memory";
        for (var index = 0; index < benchmark.Quantities.Count; index++) Add(benchmark, where, measured, index);
        notes.AddRange(measured.Notes.Select(note => $"- {benchmark.Name}, {where}: {note}"));
    }

    public void Fail(Benchmark benchmark, StoreKind store, string why) =>
        notes.Add($"- {benchmark.Name}, {store}: FAILED: {why}");

    public override string ToString() => notes.Count == 0 ? lines.ToString() : $"{lines}\n{string.Join('\n', notes)}\n";

    private void Add(Benchmark benchmark, string where, Measured measured, int index)
    {
        var quantity = benchmark.Quantities[index];
        var sorted = measured.Sorted(index);
        var (best, worst) = quantity.More ? (sorted[^1], sorted[0]) : (sorted[0], sorted[^1]);
        var median = measured.Median(index);
        // Targets are promises about the disk and about full-sized runs.
        var target = where == "disk" && !isQuick ? quantity.Target : null;
        var name = quantity.Name.Length == 0 ? benchmark.Name : $"{benchmark.Name}: {quantity.Name}";
        lines.Append(CultureInfo.InvariantCulture,
            $"| {name} | {where} | {sorted.Length} | {Figure(median)} | {Figure(best)}–{Figure(worst)} | {quantity.Unit} | {Ratio(benchmark, quantity, measured.Ratio(quantity, index))} ")
            .Append(CultureInfo.InvariantCulture,
            $"| {(target is { } limit ? $"{(quantity.More ? '≥' : '≤')} {Figure(limit)}" : "")} | {(target is null ? "" : quantity.IsMet(median) ? "yes" : "NO")} ")
            .Append(CultureInfo.InvariantCulture, $"| {measured.Load[0]:0.0}–{measured.Load[1]:0.0} |\n");
    }

    private static string Ratio(Benchmark benchmark, Quantity quantity, double? ratio) => ratio is not { } value ? "" : quantity.Against switch
    {
        Baseline.Commit => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} commits"),
        Baseline.Sibling => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} × {benchmark.Quantities[quantity.Sibling].Name}"),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Figure(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "N1" : "N3", CultureInfo.InvariantCulture);
}
