using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A request's line and the headers that matter here. A body is read past, since no request that has one is answered.</summary>
internal sealed record AdministrationRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, RequestHead Head, bool EndsConnection)
{
    private const int LongestHead = 64 * 1024;
    private const int LongestBody = 1024 * 1024;

    public string Host => Head.Host ?? "localhost";

    /// <summary>The index to begin a list at.</summary>
    public int Skip => Number("$skip", 0);

    /// <summary>How many entries a list may have.</summary>
    public int Top => Number("$top", 100);

    /// <summary>Null when the client has hung up, or sends what is no request.</summary>
    public static async Task<AdministrationRequest?> ReadAsync(NetworkStream stream)
    {
        if (await ReadHeadAsync(stream) is not { } head) return null;
        var lines = head.Split("\r\n");
        var parts = lines[0].Split(' ');
        if (parts.Length != 3) return null;
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(header => header.Key, header => string.Join(',', header), StringComparer.OrdinalIgnoreCase);
        var length = int.TryParse(headers.GetValueOrDefault("Content-Length"), CultureInfo.InvariantCulture, out var size) ? size : 0;
        var ends = headers.ContainsKey("Transfer-Encoding") || length > LongestBody
            || headers.GetValueOrDefault("Connection")?.Equals("close", StringComparison.OrdinalIgnoreCase) == true;
        if (!ends && length > 0) await stream.ReadExactlyAsync(new byte[length]);
        var target = parts[1].Split('?', 2);
        return new AdministrationRequest(
            parts[0], Uri.UnescapeDataString(target[0]).Trim('/'), Arguments(target.Length > 1 ? target[1] : ""), RequestHead.Read(parts[0], headers.GetValueOrDefault), ends);
    }

    // Byte by byte: what follows the empty line belongs to the body, and requests here are few and short.
    private static async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (head.Length < LongestHead)
        {
            if (await stream.ReadAsync(next) == 0) return null;
            head.Append((char)next[0]);
            if (next[0] == '\n' && head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n") return head.ToString(0, head.Length - 4);
        }
        return null;
    }

    private static Dictionary<string, string> Arguments(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "", StringComparer.OrdinalIgnoreCase);

    private int Number(string name, int otherwise) =>
        int.TryParse(Query.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
