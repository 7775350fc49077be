using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Accounts;

/// <summary>How account numbers are derived.</summary>
public sealed class AccountNumberSettings
{
    public const string Section = "Accounts";

    /// <summary>The secret key, 32 characters or more. Another one changes nothing of the numbers that were given before. A reference to the vault that could not be followed arrives as it is written, and is no key.</summary>
    [Required, MinLength(32), RegularExpression(@"(?!@Microsoft\.KeyVault).*", ErrorMessage = "The vault's secret of Accounts:NumberKey could not be read.")]
    public string NumberKey { get; init; } = "";
}
