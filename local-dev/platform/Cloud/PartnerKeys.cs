using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Cloud;

/// <summary>The sample partners' own keys on a local run, in the place of the tokens that Entra gives their applications.</summary>
public static class PartnerKeys
{
    public const string Header = "x-partner-key";

    /// <param name="partner">Its name in Policies/partners.json.</param>
    public static string KeyOf(this LocalAccess access, string partner) => access.KeyFor($"partner {partner}");

    /// <summary>For curl.</summary>
    public static string HeaderFor(LocalAccess access, string partner) => $"-H '{Header}: {access.KeyOf(partner)}'";
}
