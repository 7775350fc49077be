using System.CommandLine;
using System.Globalization;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Calendar;

namespace Serverless.LocalDev.Commands;

/// <summary><c>clock show|advance</c>, of a platform that runs.</summary>
internal static class ClockCommand
{
    public static Command Create(CommonOptions common) => new("clock", "Look at the platform's clock, or set a virtual one forward.")
    {
        Show(common), Advance(common),
    };

    private static Command Show(CommonOptions common)
    {
        var command = new Command("show", "What time it is there.");
        command.SetAction((parsed, stop) => AskAsync(common, parsed, HttpMethod.Get, body: null, stop));
        return command;
    }

    private static Command Advance(CommonOptions common)
    {
        var by = new Argument<string>("DURATION") { Description = "Such as 5d, 12h, 1d12h, 90m or 5.00:00:00." };
        by.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !Duration.TryParse(text, out _)) result.AddError($"'{text}' is not a duration such as 5d, 12h, 1d12h or 90m.");
        });
        var command = new Command("advance", "Let time pass: everything that falls due happens, in order.") { by };
        command.SetAction((parsed, stop) =>
            AskAsync(common, parsed, HttpMethod.Post, new AdvanceRequest(Duration.Parse(parsed.GetRequiredValue(by)).TotalSeconds), stop));
        return command;
    }

    private static async Task<int> AskAsync(CommonOptions common, ParseResult parsed, HttpMethod method, object? body, CancellationToken stop)
    {
        await using var platform = await Reached.TryRunningAsync(common, parsed, stop)
            ?? throw new CommandFailure($"Nothing runs on port {parsed.GetValue(common.Port)}, so there is no clock. Start the platform with --virtual-clock first.");
        var clock = await platform.Http.AskAsync<ClockReply>(method, ControlEndpoints.Clock, body, stop);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{CityTime.Stamp(clock.Now)} ({(clock.IsVirtual ? "virtual: it moves when it is advanced" : "the wall clock")})"));
        return 0;
    }
}
