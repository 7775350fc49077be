using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.Documents;

/// <summary>
/// Names for blobs and files. Ids that differ only in case get different names, for stores where case does not matter. No person's name
/// is used, since stores log these names.
/// </summary>
public static class StoredName
{
    private const int HashBytes = 8;

    /// <summary>The id in lower case. If that changes it, ~ and a hash of the exact id follow; no id holds a ~.</summary>
    public static string Of(string id)
    {
        var small = id.ToLowerInvariant();
        return small == id ? id : $"{small}~{HashOf(id)}";
    }

    /// <summary>16 hexadecimal digits, in place of a name that must not be logged.</summary>
    public static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
}
