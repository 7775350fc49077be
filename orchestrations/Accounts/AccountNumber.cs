using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.Accounts;

/// <summary>
/// The number of an account that a request brings into being: ten digits derived from the request's id, so that taking the
/// same request twice can never make two accounts. The last digit checks the others (ISO/IEC 7064 MOD 11,10), since
/// customers read it out over the phone.
/// </summary>
public static class AccountNumber
{
    private const ulong Numbers = 1_000_000_000;

    /// <param name="attempt">0, or more when the numbers before it turned out to belong to other accounts.</param>
    public static string For(string requestId, int attempt = 0)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(attempt == 0 ? requestId : $"{requestId}/{attempt}"));
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash) % Numbers;
        var digits = number.ToString("D9", CultureInfo.InvariantCulture);
        return digits + CheckDigit(digits);
    }

    public static bool IsValid(string number) =>
        number.Length == 10 && number.All(char.IsAsciiDigit) && CheckDigit(number.AsSpan(0, 9)) == number[9];

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
