using System.Globalization;
using Serverless.LocalDev.Commands;
using Spectre.Console;

namespace Serverless.LocalDev.Scenario;

/// <summary>What a scenario came to, for a person or a log.</summary>
internal static class ScenarioSummary
{
    private const int MostImbalances = 20;

    public static void Write(TextWriter output, ScenarioPlan plan, Bookkeeping books, string? left, ScenarioTimes times, bool isContinued)
    {
        var console = Terminal.On(output);
        console.Write(Books(books));
        console.Write(Figures(plan, times));
        foreach (var imbalance in books.Imbalances.Take(MostImbalances)) output.WriteLine($"IMBALANCE {imbalance}");
        if (books.Imbalances.Count > MostImbalances) output.WriteLine($"… and {books.Imbalances.Count - MostImbalances} more.");
        if (left is not null) output.WriteLine($"NOT THROUGH {left}");
        var resumed = isContinued ? ", after a run that was cut short" : "";
        output.WriteLine(left is null && books.Imbalances.Count == 0
            ? $"The books balance: each of {plan.Sendings.ToString("N0", CultureInfo.InvariantCulture)} messages is accounted for exactly once{resumed}."
            : "The books do NOT balance.");
    }

    private static Table Books(Bookkeeping books)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("The books");
        table.AddColumn("expected", column => column.RightAligned()).AddColumn("found", column => column.RightAligned()).AddColumn("");
        foreach (var line in books.Lines) table.AddRow(line.What.EscapeMarkup(), line.Expected, line.Found, line.IsBalanced ? "ok" : "[red]WRONG[/]");
        return table;
    }

    private static Table Figures(ScenarioPlan plan, ScenarioTimes times)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn("").AddColumn("", column => column.RightAligned());
        table.AddRow("process start to first HTTP answer", Seconds(times.FirstAnswer));
        table.AddRow("publishing", Seconds(times.Publishing));
        table.AddRow("first publish to last document", Seconds(times.Through));
        table.AddRow("messages a second", (plan.Sendings / times.Through.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture));
        if (times.P50 is { } p50) table.AddRow("publish to document, p50", Seconds(p50));
        if (times.P95 is { } p95) table.AddRow("publish to document, p95", Seconds(p95));
        return table;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
