using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Accounts;

/// <summary>How account numbers are derived.</summary>
public sealed class AccountNumberSettings
{
    public const string Section = "Accounts";

    /// <summary>The secret key, 32 characters or more. Another one changes nothing of the numbers that were given before.</summary>
    [Required, MinLength(32)]
    public string NumberKey { get; init; } = "";
}
