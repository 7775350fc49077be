using System.Diagnostics;
using System.Reflection;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>The Bicep compiler, from its package.</summary>
internal static class BicepCompiler
{
    /// <summary>Null where there is none for this platform.</summary>
    public static string? Path { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .SingleOrDefault(metadata => metadata.Key == "Bicep")?.Value is { } path && File.Exists(path) ? path : null;

    /// <summary>Runs one command in a directory and answers with each error and warning it printed.</summary>
    public static async Task<string[]> RunAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path!, arguments) { WorkingDirectory = directory, RedirectStandardError = true, RedirectStandardOutput = true };
        // Parameter files read these, and a machine that deploys may have set them.
        foreach (var name in start.Environment.Keys.Where(name => name is not ("HOME" or "PATH" or "TMPDIR")).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var printed = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        var diagnostics = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace(directory + "/", "", StringComparison.Ordinal)).ToArray();
        return process.ExitCode == 0 || diagnostics.Length > 0 ? diagnostics : [$"bicep {arguments[0]} ended with {process.ExitCode}."];
    }
}
