namespace Serverless.LocalDev.Access;

/// <summary>What a request says of where it comes from; null for a header it does not have.</summary>
/// <param name="Host">As it was sent, with its port.</param>
/// <param name="Origin">Of the page that sends it. Browsers set it with everything but plain GETs.</param>
/// <param name="FetchSite">Sec-Fetch-Site: same-origin, same-site, cross-site, or none for what a person typed.</param>
/// <param name="FetchMode">Sec-Fetch-Mode: navigate for following a link.</param>
/// <param name="FetchDestination">Sec-Fetch-Dest: document for a page of its own, iframe for one within another.</param>
/// <remarks>Source: W3C "Fetch Metadata Request Headers"; RFC 6454 for Origin. A page can set none of these itself.</remarks>
public sealed record RequestHead(string Method, string? Host, string? Origin, string? FetchSite, string? FetchMode, string? FetchDestination)
{
    /// <param name="header">A header's value by its name; null or empty where there is none.</param>
    public static RequestHead Read(string method, Func<string, string?> header)
    {
        return new(method, Value("Host"), Value("Origin"), Value("Sec-Fetch-Site"), Value("Sec-Fetch-Mode"), Value("Sec-Fetch-Dest"));

        string? Value(string name) => header(name) is { Length: > 0 } value ? value : null;
    }
}
