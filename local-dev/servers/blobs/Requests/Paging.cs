using System.Globalization;
using System.Text;
using System.Xml;
using Serverless.LocalDev.Blobs.Http;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>What both listings take: a prefix, a page's size, and where it begins.</summary>
internal sealed record Paging(string Prefix, int Size, string From)
{
    private const int LargestPage = 5000;

    /// <exception cref="BlobRefusal">400.</exception>
    public static Paging Of(BlobRequest request) => new(request.Query("prefix") ?? "", SizeOf(request), FromOf(request));

    /// <summary>The traits of the parameter include.</summary>
    /// <exception cref="BlobRefusal">501: one that is not understood.</exception>
    /// <param name="request">A listing.</param>
    /// <param name="nothingOf">What no account of this server has, so that leaving it out is the true answer.</param>
    public static bool IncludesMetadata(BlobRequest request, params string[] nothingOf)
    {
        var traits = (request.Query("include") ?? "").ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (traits.FirstOrDefault(trait => trait != "metadata" && !nothingOf.Contains(trait)) is { } unknown) throw BlobRefusal.NotSupported($"listings that include {unknown}");
        return traits.Contains("metadata");
    }

    public void WriteHead(XmlWriter xml, BlobRequest request)
    {
        xml.WriteElementString("Prefix", Prefix);
        if (request.Query("marker") is { Length: > 0 } marker) xml.WriteElementString("Marker", marker);
        if (request.Query("maxresults") is not null) xml.WriteElementString("MaxResults", Size.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The marker of the page that begins at <paramref name="name"/>; empty when there is none.</summary>
    public static void WriteEnd(XmlWriter xml, string? name) =>
        xml.WriteElementString("NextMarker", name is null ? "" : Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));

    private static int SizeOf(BlobRequest request)
    {
        if (request.Query("maxresults") is not { } text) return LargestPage;
        if (!int.TryParse(text, CultureInfo.InvariantCulture, out var size)) throw BlobRefusal.InvalidQuery("maxresults");
        if (size < 1) throw new BlobRefusal(400, "OutOfRangeQueryParameterValue", "One of the query parameters specified in the request URI is outside the permissible range: maxresults.");
        return Math.Min(size, LargestPage);
    }

    private static string FromOf(BlobRequest request)
    {
        var marker = request.Query("marker") ?? "";
        var decoded = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, decoded, out var length) ? Encoding.UTF8.GetString(decoded, 0, length) : throw BlobRefusal.InvalidQuery("marker");
    }
}
