using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.Accounts;

/// <summary>
/// The number of an account opened for a request: ten digits derived from the request's id with a secret key, so that nobody who knows
/// the id can guess it. The last digit is a check digit (ISO/IEC 7064 MOD 11,10), since customers read the number out over the phone.
/// <see cref="RequestAccounts"/> stores which number each request has.
/// </summary>
public static class AccountNumber
{
    /// <summary>The number of digits, the check digit included.</summary>
    public const int Length = 10;

    private const ulong Numbers = 1_000_000_000;

    /// <param name="key">The secret key.</param>
    /// <param name="attempt">0 at first; one more each time the number before it belongs to another account.</param>
    public static string For(string key, string requestId, int attempt = 0) =>
        Of(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(attempt == 0 ? requestId : $"{requestId}/{attempt}")));

    /// <param name="hash">At least eight bytes; only the first eight are used.</param>
    public static string Of(ReadOnlySpan<byte> hash)
    {
        var digits = (BinaryPrimitives.ReadUInt64BigEndian(hash) % Numbers).ToString("D9", CultureInfo.InvariantCulture);
        return digits + CheckDigit(digits);
    }

    public static bool IsValid(string number) =>
        number.Length == Length && number.All(char.IsAsciiDigit) && CheckDigit(number.AsSpan(0, 9)) == number[9];

    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + (digit - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char)('0' + (11 - product) % 10);
    }
}
