using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// Which paper an instrument is. Each issuer counts for itself, so two may give one number: only both together name a paper.
/// They are compared as people read them: the case, spaces around, and how many spaces between do not matter.
/// </summary>
public static class InstrumentId
{
    /// <summary>64 bits: by chance no two issuers of one number are taken for the same.</summary>
    private const int HashLength = 8;

    public static string Of(IInstrument instrument) => Of(instrument.Issuer, instrument.InstrumentNumber);

    /// <summary>The number, and a short hash in the place of the issuer's name: a name may hold what no document's id may.</summary>
    public static string Of(string issuer, string number) =>
        $"{Normal(number)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normal(issuer))).AsSpan(0, HashLength))}";

    private static string Normal(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
