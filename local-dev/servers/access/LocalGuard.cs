namespace Serverless.LocalDev.Access;

/// <summary>Why a listener does not answer.</summary>
/// <param name="Status">421 for a name that is not this machine's, 403 for a page elsewhere.</param>
public sealed record LocalRefusal(int Status, string Detail);

/// <summary>
/// Which requests the listeners of a local run answer at all. That they listen on loopback keeps other machines out, and not
/// the web pages that a browser on this machine shows: a page's script sends requests anywhere, and a name of the page's own
/// can be made to lead to 127.0.0.1 (DNS rebinding). So the name must be this machine's and the sender no page from elsewhere.
/// </summary>
/// <param name="allowedHosts">Names beside the loopback ones, without a port.</param>
public sealed class LocalGuard(IEnumerable<string> allowedHosts)
{
    private readonly HashSet<string> hosts = new(["127.0.0.1", "localhost", "[::1]", .. allowedHosts], StringComparer.OrdinalIgnoreCase);

    /// <summary>Loopback names only.</summary>
    public static LocalGuard Loopback { get; } = new([]);

    /// <summary>Every name that is answered to.</summary>
    public IReadOnlyCollection<string> Hosts => hosts;

    /// <summary>Null for a request that may be answered.</summary>
    public LocalRefusal? Refusal(RequestHead request)
    {
        if (NameOf(request.Host) is not { } name || !hosts.Contains(name))
            return new(421, "This run answers to 127.0.0.1, localhost and [::1]. Another name is allowed with --allow-host NAME at its start.");
        return IsFromHere(request) || IsFollowedLink(request) ? null : new(403, "A page of another origin may not send requests here.");
    }

    /// <summary>Without a port, which must be a number; null for what is no host.</summary>
    private static string? NameOf(string? host)
    {
        if (host is null) return null;
        var end = host.LastIndexOf(':');
        if (end < 0 || host.EndsWith(']')) return host;
        return end + 1 < host.Length && host.AsSpan(end + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? host[..end] : null;
    }

    private static bool IsFromHere(RequestHead request) =>
        request.FetchSite is null or "same-origin" or "none" && (request.Origin is null || IsOwnOrigin(request));

    // A page that keeps its address to itself, as the approvals' do, sends "null" even to where it came from.
    private static bool IsOwnOrigin(RequestHead request) => request.Origin == "null"
        ? request.FetchSite == "same-origin"
        : string.Equals(request.Origin, $"http://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || string.Equals(request.Origin, $"https://{request.Host}", StringComparison.OrdinalIgnoreCase);

    // Links in mails are opened from wherever the mail is read. Reading changes nothing, and only the person sees the page.
    private static bool IsFollowedLink(RequestHead request) =>
        request is { Method: "GET", Origin: null, FetchMode: "navigate", FetchDestination: null or "document" };
}
