namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>
/// A blob's name as a relative path: its '/' are folders, everything a file system could misread is escaped, folders and
/// files end differently so that "a" and "a/b" can both be, and parts too long for a file name are cut into folders.
/// </summary>
internal static class BlobPath
{
    private const int LongestPart = 180;

    public static string Of(string name)
    {
        var segments = name.Split('/');
        var parts = segments.SelectMany((segment, index) => Parts(Escape(segment), index == segments.Length - 1 ? ".blob" : ".d"));
        return Path.Combine([.. parts]);
    }

    // Upper-case letters are escaped too: some file systems take "Bill" and "bill" for one.
    private static string Escape(string segment) => string.Concat(System.Text.Encoding.UTF8.GetBytes(segment).Select(octet =>
        octet is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'_' or (byte)'.'
            ? ((char)octet).ToString()
            : $"%{octet:x2}"));

    private static IEnumerable<string> Parts(string escaped, string ending)
    {
        for (; escaped.Length > LongestPart; escaped = escaped[LongestPart..]) yield return escaped[..LongestPart] + ".p";
        yield return escaped + ending;
    }
}
