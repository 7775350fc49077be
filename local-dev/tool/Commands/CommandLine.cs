using System.CommandLine;
using System.CommandLine.Invocation;
using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Commands;

/// <summary>The program's commands. Exit codes: 0 done, 1 it failed, 2 it was asked wrongly.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CommonOptions();
        var root = new RunCommand(options).Root();
        root.Add(DemoCommand.Create(options));
        root.Add(PublishCommand.Create(options));
        root.Add(BankFileCommand.Create(options));
        root.Add(DeadLettersCommand.Create(options));
        root.Add(ClockCommand.Create(options));
        root.Add(PartnersCommand.Create(options));
        root.Add(LookUpCommands.Account(options));
        root.Add(LookUpCommands.Request(options));
        root.Add(HistoryCommand.Create(options));
        root.Add(ShadowCommand.Create(options));
        root.Add(StatusCommand.Create(options));
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Use --help to see what can be asked.");
            return WrongUsage;
        }
        using var stopping = new StopSignals();
        try
        {
            // Stopping takes as long as draining takes: the signals are handled here, not by a time limit.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, stopping.Token);
        }
        catch (Exception failure) when (failure is CommandFailure or StoreException or ServiceBusException or HttpRequestException or IOException or FormatException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before it was done.");
            return Failed;
        }
    }
}
