using System.Globalization;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.LocalDev.Demo;

/// <summary>Tells a case as it happens: every step once, under its date, and what is awaited whenever that has changed.</summary>
internal sealed class Story(TextWriter output)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private DateOnly? day;

    public void Say(string line = "") => output.WriteLine(line);

    /// <summary>What somebody outside the utility did.</summary>
    public void Happens(DateTimeOffset at, string what) => Line(at, $"* {what}");

    /// <summary>The steps that are new.</summary>
    public void Tell(CaseLook look)
    {
        foreach (var entry in look.Case.Timeline.Concat(look.Unbilled?.Timeline ?? []).OrderBy(entry => entry.At).Where(entry => told.Add($"{entry.Key} {entry.At:O}")))
        {
            Line(entry.At, entry.Text);
            if (Commentary.On(entry) is { } words && told.Add(words)) Say($"         {words}");
        }
    }

    /// <summary>What the clock moves on for.</summary>
    public void Waits(CaseLook look)
    {
        var waits = string.Join("; ", look.Case.OpenWaits.Select(Describe));
        if (waits.Length == 0) waits = look.Case.Status == CaseStatus.Completed ? "the first bill" : "what comes next";
        if (told.Add($"waits {waits} {look.Case.Timeline.Count}")) Say($"         Awaited: {waits}. The clock moves on.");
    }

    private static string Describe(TimelineEntry wait) => $"{wait.Text}, from {wait.AwaitedFrom}{(wait.DueAt is { } due ? $" by {CityTime.DayText(due)}" : "")}";

    private void Line(DateTimeOffset at, string what)
    {
        var today = BusinessCalendar.DateOf(at);
        if (today != day)
        {
            Say();
            Say(today.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture));
            day = today;
        }
        Say(string.Create(CultureInfo.InvariantCulture, $"  {CityTime.At(at):HH:mm}  {what}"));
    }
}
