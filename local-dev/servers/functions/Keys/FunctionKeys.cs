using System.Security.Cryptography;
using System.Text;

namespace Serverless.LocalDev.Functions.Keys;

/// <summary>The host's keys (docs: "Work with access keys in Azure Functions").</summary>
/// <param name="masterKey">Opens everything, and alone opens AuthorizationLevel.Admin.</param>
/// <param name="hostKey">The default host key: opens every function.</param>
/// <param name="functionKeys">Keys that open one function each, by function name.</param>
public sealed class FunctionKeys(string masterKey, string hostKey, IReadOnlyDictionary<string, string> functionKeys)
{
    private readonly byte[] master = Encoding.UTF8.GetBytes(masterKey);
    private readonly byte[] host = Encoding.UTF8.GetBytes(hostKey);
    private readonly Dictionary<string, byte[]> functions = functionKeys.ToDictionary(
        key => key.Key, key => Encoding.UTF8.GetBytes(key.Value), StringComparer.OrdinalIgnoreCase);

    public string MasterKey => masterKey;

    public string HostKey => hostKey;

    /// <summary>Forty characters of the URL-safe alphabet, from the operating system's generator.</summary>
    public static string Generate() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)).Replace('+', '-').Replace('/', '_');

    public bool OpensAdmin(string key) => Same(key, master);

    public bool OpensSystem(string key) => Same(key, master) | Same(key, host);

    public bool OpensFunction(string key, string function) =>
        OpensSystem(key) | (functions.TryGetValue(function, out var own) && Same(key, own));

    // In constant time: an answer's delay must not tell how much of a key was right.
    private static bool Same(string given, byte[] expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), expected);
}
