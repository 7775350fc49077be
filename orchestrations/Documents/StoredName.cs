using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.Documents;

/// <summary>
/// Names of blobs and files. Ids that differ only in case stay apart where case does not count, and a person's name is not in
/// them: stores write names to their logs.
/// </summary>
public static class StoredName
{
    private const int HashBytes = 8;

    /// <summary>The id in small letters; one that has others is followed by ~, which no id holds, and the hash of its exact form.</summary>
    public static string Of(string id)
    {
        var small = id.ToLowerInvariant();
        return small == id ? id : $"{small}~{HashOf(id)}";
    }

    /// <summary>16 hexadecimal digits in place of a name that is not for logs.</summary>
    public static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));
}
