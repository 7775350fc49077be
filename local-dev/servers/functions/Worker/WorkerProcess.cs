using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions.Worker;

internal static class WorkerProcess
{
    public static Process Start(WorkerSettings settings, WorkerProcessOptions options, ILogger logger)
    {
        var directory = Path.GetDirectoryName(options.Assembly)!;
        var start = new ProcessStartInfo("dotnet", [options.Assembly, .. settings.Arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in options.Environment) start.Environment[name] = value;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = directory;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = directory;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Write(LogLevel.Information, line.Data);
        process.ErrorDataReceived += (_, line) => Write(LogLevel.Warning, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Write(LogLevel level, string? line)
        {
            if (line is { Length: > 0 }) logger.Log(level, "{WorkerId}: {Line}", settings.WorkerId, line);
        }
    }
}
