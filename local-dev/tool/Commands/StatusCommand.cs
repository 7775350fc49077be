using System.CommandLine;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Dashboard;
using Spectre.Console;

namespace Serverless.LocalDev.Commands;

/// <summary><c>status</c>: the live table, once.</summary>
internal static class StatusCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("status", "Show queues, orchestrations and figures once.");
        command.SetAction(async (parsed, stop) =>
        {
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            var figures = await platform.Http.AskAsync<PlatformFigures>(HttpMethod.Get, ControlEndpoints.Status, body: null, stop);
            Terminal.Write(LiveTable.Of(figures, below: new Text(figures.DataDirectory is { } kept ? $"kept in {kept}" : "kept in memory")));
            return 0;
        });
        return command;
    }
}
