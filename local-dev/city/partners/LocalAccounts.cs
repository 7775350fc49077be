using Serverless.Orchestrations.Accounts;

namespace Serverless.LocalDev.Partners;

/// <summary>The account numbers of local runs. Their key is no secret, so that samples and tests can know a number beforehand.</summary>
public static class LocalAccounts
{
    /// <summary>What setting <c>Accounts:NumberKey</c> is on local runs.</summary>
    public const string NumberKey = "local runs give known account numbers";

    /// <param name="attempt">0, or more when the numbers before it belong to other accounts.</param>
    public static string NumberFor(string requestId, int attempt = 0) => AccountNumber.For(NumberKey, requestId, attempt);
}
