using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.LocalDev.Cloud;

/// <summary>The sample partners' own keys on a local run, in the place of the tokens that Entra gives their applications.</summary>
public static class PartnerKeys
{
    public const string Header = "x-partner-key";

    /// <param name="partner">Its name in Policies/partners.json.</param>
    public static string For(string partner) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(EmbeddedCloud.FunctionKey), Encoding.UTF8.GetBytes($"partner {partner}")));
}
