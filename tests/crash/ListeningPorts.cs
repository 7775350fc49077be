using System.Globalization;

namespace Serverless.Tests.Crash;

/// <summary>Every TCP port a process listens on, as Linux knows them: one it is never told of is found as well.</summary>
internal static class ListeningPorts
{
    private const string Listening = "0A";

    /// <summary>Whether this system tells.</summary>
    public static bool AreKnown => OperatingSystem.IsLinux();

    /// <summary>Local addresses as in <c>/proc/net/tcp</c>, and ports. Source: proc(5).</summary>
    public static IReadOnlyList<(string Address, int Port)> Of(int process)
    {
        var sockets = new DirectoryInfo($"/proc/{process}/fd").EnumerateFileSystemInfos()
            .Select(file => file.LinkTarget).OfType<string>().Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1]).ToHashSet(StringComparer.Ordinal);
        return [.. from table in (string[])["tcp", "tcp6"]
                   from line in File.ReadLines($"/proc/{process}/net/{table}").Skip(1)
                   let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                   where fields[3] == Listening && sockets.Contains(fields[9])
                   let local = fields[1].Split(':')
                   select (local[0], int.Parse(local[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }
}
