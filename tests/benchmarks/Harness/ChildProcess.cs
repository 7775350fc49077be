using System.Diagnostics;

namespace Serverless.Benchmarks.Harness;

/// <summary>This program again, for what must not share a process: another benchmark's heap, or code already compiled.</summary>
internal static class ChildProcess
{
    public static Task<string> RunAsync(params string[] arguments) => RunAsync(arguments, environment: []);

    /// <summary>Its standard output.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Variables on top of this process's own.</param>
    /// <exception cref="InvalidOperationException">It failed; its errors went to this process's own.</exception>
    public static async Task<string> RunAsync(string[] arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Run by the dotnet host the program itself is its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }
}
