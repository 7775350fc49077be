using System.CommandLine;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Demo;

namespace Serverless.LocalDev.Commands;

/// <summary><c>demo new-connection</c>: one case from start to end, with commentary.</summary>
internal static class DemoCommand
{
    public static Command Create(CommonOptions common) => new("demo", "Tell one case from start to end, on a virtual clock.")
    {
        NewConnection(common),
    };

    private static Command NewConnection(CommonOptions common)
    {
        var auto = new Option<bool>("--auto") { Description = "Follow the approvers' links by itself; without it the story stops at each until a person has decided." };
        var command = new Command("new-connection", "A new commercial connection, from its application to its first bill. Exits 0 when it ends connected.") { auto };
        command.SetAction((parsed, stop) =>
        {
            // In memory, and on any free port, unless something else is asked for: it gets along with a platform that runs beside it.
            var data = parsed.GetValue(common.Data) is null ? null : common.DirectoryOf(parsed);
            var port = parsed.GetResult(common.Port) is { Implicit: false } ? parsed.GetValue(common.Port) : 0;
            var options = new DemoOptions
            {
                DataDirectory = data,
                MailDirectory = MailFolder.In(data ?? CommonOptions.Local("demo"))!,
                Port = port,
                Keys = CommonOptions.Keys,
                IsAuto = parsed.GetValue(auto),
            };
            return new NewConnectionDemo(options, Console.Out).RunAsync(stop);
        });
        return command;
    }
}
