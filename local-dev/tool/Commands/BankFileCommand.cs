using System.CommandLine;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Commands;

/// <summary><c>bank-file PATH</c>: leaves a bank's file where the application looks for it.</summary>
internal static class BankFileCommand
{
    public static Command Create(CommonOptions common)
    {
        var path = new Argument<FileInfo>("PATH") { Description = "A file as a bank sends it, such as local-dev/samples/lockbox.txt." };
        path.AcceptExistingOnly();
        var folder = new Option<string>("--folder") { Description = "Its kind.", DefaultValueFactory = _ => "lockbox", HelpName = "FOLDER" };
        var command = new Command("bank-file", "Leave a bank's file for the application to read.") { path, folder };
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetRequiredValue(path);
            await using var platform = await Reached.TryRunningAsync(common, parsed, stop) ?? throw new CommandFailure("No platform runs. Start one first: files are read on a timer.");
            var request = new BankFileRequest($"{parsed.GetRequiredValue(folder)}/{file.Name}", await File.ReadAllBytesAsync(file.FullName, stop));
            var name = await platform.Http.AskAsync<string>(HttpMethod.Post, ControlEndpoints.BankFiles, request, stop);
            await Console.Out.WriteLineAsync($"{name} is read within seconds; look at /api/bank-files as staff (docs/tour.md)");
            return 0;
        });
        return command;
    }
}
