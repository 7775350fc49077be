using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Accounts;

/// <summary>How account numbers are derived.</summary>
public sealed class AccountNumberSettings
{
    public const string Section = "Accounts";

    /// <summary>The secret key, at least 32 characters. Changing it does not change numbers already given.</summary>
    [Required, MinLength(32)]
    public string NumberKey { get; init; } = "";
}
