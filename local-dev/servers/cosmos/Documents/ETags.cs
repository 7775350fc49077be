namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>If-Match and If-None-Match as the clients send them: quoted, unquoted or a star.</summary>
internal static class ETags
{
    public static bool Equal(string? header, StoredDocument document)
    {
        if (header is null) return false;
        return header == "*" || header.AsSpan().Trim('"').SequenceEqual(document.ETag.AsSpan().Trim('"'));
    }

    /// <summary>The change an ETag stands for; null if it is none of ours.</summary>
    public static long? ToLsn(string header)
    {
        var text = header.AsSpan().Trim('"');
        return long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var lsn) ? lsn : null;
    }
}
