using System.CommandLine;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Commands;

/// <summary><c>history export ID</c>: an orchestration's history as JSON, to replay in a test.</summary>
internal static class HistoryCommand
{
    public static Command Create(CommonOptions common)
    {
        var id = new Argument<string>("ID") { Description = "The orchestration's instance id, such as residential-start-REQUEST." };
        var export = new Command("export", "Write the history of an orchestration to the output.") { id };
        export.SetAction(async (parsed, stop) =>
        {
            await using var platform = await Reached.OpenAsync(common, parsed, stop);
            await Console.Out.WriteLineAsync(await platform.Http.AskAsync<string>(
                HttpMethod.Get, $"{ControlEndpoints.History}/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}", body: null, stop));
            return 0;
        });
        return new Command("history", "Histories of orchestrations.") { export };
    }
}
