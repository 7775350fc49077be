using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Serverless.LocalDev.Access;

/// <summary>
/// The key of a local run: 32 random bytes, kept with its data, so that a restart has the same. Whoever may read the data
/// directory may read it, and nobody else. A run in memory has a new one each time.
/// </summary>
public sealed class LocalAccess
{
    /// <summary>Where requests bring the key. A web page elsewhere cannot have a browser send it unasked.</summary>
    public const string Header = "x-functions-key";

    /// <summary>In the data directory: <c>{"key":"…"}</c>, base64url.</summary>
    public const string FileName = "access.json";

    private const int KeyBytes = 32;
    private readonly byte[] secret;

    private LocalAccess(byte[] secret) => (this.secret, Key) = (secret, Base64Url.EncodeToString(secret));

    private sealed record KeyFile(string Key);

    /// <summary>Base64url, 43 characters.</summary>
    public string Key { get; }

    /// <summary>Whether it is the key. In constant time: an answer's delay must not tell how much of it was right.</summary>
    public bool Opens(string? given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(Key));

    /// <summary>A key for one purpose, which does not tell the run's own: base64url of HMAC-SHA256(key, purpose).</summary>
    /// <param name="purpose">Such as <c>outside-systems</c>; the same gives the same key as long as the data lives.</param>
    public string KeyFor(string purpose) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(purpose)));

    /// <summary>Takes the directory's key, and makes it on the first run.</summary>
    /// <param name="directory">Must exist; null for a run in memory.</param>
    /// <exception cref="FormatException">The file is there, and holds no key.</exception>
    public static LocalAccess Open(string? directory)
    {
        if (directory is null) return new(RandomNumberGenerator.GetBytes(KeyBytes));
        if (Find(directory) is { } kept) return kept;
        var made = new LocalAccess(RandomNumberGenerator.GetBytes(KeyBytes));
        PrivateFiles.Replace(Path.Combine(directory, FileName), JsonSerializer.Serialize(new KeyFile(made.Key), JsonSerializerOptions.Web));
        return made;
    }

    /// <summary>That of a run whose key is known.</summary>
    /// <exception cref="FormatException">It is no key.</exception>
    public static LocalAccess Of(string key) => new(Base64Url.DecodeFromChars(key));

    /// <summary>The key that an earlier run left in the directory; null without one.</summary>
    /// <exception cref="FormatException">The file is there, and holds no key.</exception>
    public static LocalAccess? Find(string directory)
    {
        var file = Path.Combine(directory, FileName);
        if (!File.Exists(file)) return null;
        PrivateFiles.Restrict(file);
        try
        {
            var key = JsonSerializer.Deserialize<KeyFile>(File.ReadAllText(file), JsonSerializerOptions.Web)?.Key;
            if (key is not null && Base64Url.DecodeFromChars(key) is { Length: KeyBytes } secret) return new(secret);
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            throw NoKey(file, broken);
        }
        throw NoKey(file, inner: null);
    }

    private static FormatException NoKey(string file, Exception? inner) =>
        new($"{file} holds no key. Delete it, and the next run makes a new one.", inner);
}
