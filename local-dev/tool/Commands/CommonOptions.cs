using System.CommandLine;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Commands;

/// <summary>What every command understands: which platform it speaks to, and where one of its own would keep its data.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Where everything is kept. By default .local in the repository, or here outside of one.",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<bool> InMemory { get; } = new("--in-memory") { Description = "Keep everything in memory: it is gone in the end.", Recursive = true };

    public Option<int> Port { get; } = new("--port")
    {
        Description = "Where HTTP is served on 127.0.0.1; the partners answer one above, Service Bus two.",
        HelpName = "PORT",
        DefaultValueFactory = _ => 7071,
        Recursive = true,
    };

    public CommonOptions() => Port.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is < 0 or > 65_533) result.AddError("--port must be between 1 and 65533, or 0 for any free one.");
    });

    /// <summary>Null when everything is to be kept in memory.</summary>
    public string? DirectoryOf(ParseResult parsed, string? below = null)
    {
        if (parsed.GetValue(InMemory)) return null;
        if (parsed.GetValue(Data) is { } given) return Path.GetFullPath(given);
        return Local(below ?? "");
    }

    /// <summary>Where things are kept by default.</summary>
    public static string Local(string below) => Path.Combine(Repository() ?? Directory.GetCurrentDirectory(), ".local", below);

    /// <summary>Where runs leave their keys for these commands.</summary>
    public static KeyFiles Keys => new(Local("keys"));

    private static string? Repository()
    {
        for (var directory = new DirectoryInfo(Directory.GetCurrentDirectory()); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Serverless.sln"))) return directory.FullName;
        }
        return null;
    }
}
