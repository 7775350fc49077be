using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// Identifies a paper by issuer and number, since two issuers may use the same number. They are compared as people read them: case,
/// spaces at the ends and the number of spaces between words do not matter.
/// </summary>
public static class InstrumentId
{
    /// <summary>Bytes of the issuer's hash. 64 bits are enough: two issuers of one number will not get the same hash by chance.</summary>
    private const int HashLength = 8;

    public static string Of(IInstrument instrument) => Of(instrument.Issuer, instrument.InstrumentNumber);

    /// <summary>The number with a short hash of the issuer's name. The name itself may hold characters that a document id may not.</summary>
    public static string Of(string issuer, string number) =>
        $"{Normal(number)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normal(issuer))).AsSpan(0, HashLength))}";

    private static string Normal(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
