using Serverless.LocalDev.Control;
using Spectre.Console;

namespace Serverless.LocalDev.Dashboard;

/// <summary>Shows the platform until it is told to stop: a table in a terminal, a line every few seconds in a log.</summary>
internal static class LiveDisplay
{
    private static readonly TimeSpan TableInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    public static Task RunAsync(LocalPlatform platform, CancellationToken stop) =>
        Console.IsOutputRedirected ? LinesAsync(platform, stop) : TableAsync(platform, stop);

    private static async Task LinesAsync(LocalPlatform platform, CancellationToken stop)
    {
        await Console.Out.WriteLineAsync(TryIt.Text(platform.Url, platform.Key));
        var rates = new EntityRates();
        rates.Look(platform.Figures().Entities);
        await EachAsync(LineInterval, () =>
        {
            var figures = platform.Figures();
            Console.Out.WriteLine(LiveTable.Line(figures, rates.Look(figures.Entities)));
        }, stop);
    }

    private static async Task TableAsync(LocalPlatform platform, CancellationToken stop)
    {
        var rates = new EntityRates();
        var below = new Text(TryIt.Text(platform.Url, platform.Key));
        var first = platform.Figures();
        await AnsiConsole.Live(LiveTable.Of(first, below, rates.Look(first.Entities))).StartAsync(live => EachAsync(TableInterval, () =>
        {
            var figures = platform.Figures();
            live.UpdateTarget(LiveTable.Of(figures, below, rates.Look(figures.Entities)));
        }, stop));
    }

    private static async Task EachAsync(TimeSpan interval, Action show, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) show();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The platform is stopping.
        }
    }
}
