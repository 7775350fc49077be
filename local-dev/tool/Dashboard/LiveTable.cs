using System.Globalization;
using Serverless.Orchestrations.Calendar;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Serverless.LocalDev.Dashboard;

/// <summary>The platform at a glance, in a terminal.</summary>
internal static class LiveTable
{
    /// <param name="rates">Null where there is only one look, and so no rate.</param>
    public static IRenderable Of(PlatformFigures figures, IRenderable below, IReadOnlyDictionary<string, (double In, double Out)>? rates = null)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("queue or subscription");
        foreach (var name in (string[])["in/s", "out/s", "active", "locked", "scheduled", "dead letters"]) table.AddColumn(name, column => column.RightAligned());
        foreach (var entity in figures.Entities)
        {
            var (into, outOf) = rates is null ? ("-", "-") : (Rate(rates[entity.Path].In), Rate(rates[entity.Path].Out));
            var dead = entity.DeadLettered == 0 ? "0" : $"[yellow]{Number(entity.DeadLettered)}[/]";
            table.AddRow(entity.Path.Replace("/Subscriptions/", " → ", StringComparison.Ordinal).EscapeMarkup(),
                into, outOf, Number(entity.Active), Number(entity.Locked), Number(entity.Scheduled), dead);
        }
        return new Rows(table, new Markup(Summary(figures).EscapeMarkup()), below);
    }

    /// <summary>One line for a log.</summary>
    public static string Line(PlatformFigures figures, IReadOnlyDictionary<string, (double In, double Out)> rates)
    {
        var queues = figures.Entities.Where(entity => !entity.IsSubscription).ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"{CityTime.At(figures.Now):HH:mm:ss} in {queues.Sum(queue => rates[queue.Path].In):0.0}/s, out {queues.Sum(queue => rates[queue.Path].Out):0.0}/s, waiting {queues.Sum(queue => queue.Waiting)}, " +
            $"scheduled {queues.Sum(queue => queue.Scheduled)}, dead letters {figures.Entities.Sum(entity => entity.DeadLettered)}; {Summary(figures)}");
    }

    public static string Summary(PlatformFigures figures)
    {
        var states = figures.Orchestrations.Count == 0 ? "none" : string.Join(", ", figures.Orchestrations.Select(state => $"{state.Value} {state.Key}"));
        var latency = figures.P50 is { } p50 && figures.P95 is { } p95
            ? string.Create(CultureInfo.InvariantCulture, $"p50 {p50:0} ms, p95 {p95:0} ms")
            : "not measured yet";
        return string.Create(CultureInfo.InvariantCulture,
            $"orchestrations: {states}; publish to document: {latency}; {figures.Documents:N0} documents; {figures.MemoryMegabytes:0} MB{Connections(figures.Connections)}");
    }

    private static string Connections(ConnectionFigures figures)
    {
        if (figures is { UnderWay: 0, Connected: 0, Refused: 0, Withdrawn: 0, Awaited: 0 }) return "";
        return string.Create(CultureInfo.InvariantCulture,
            $"; new connections of this run: {figures.UnderWay} under way, {figures.Connected} connected, {figures.Refused} refused, {figures.Withdrawn} withdrawn; approvals awaited: {figures.Awaited}");
    }

    private static string Rate(double rate) => rate.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
