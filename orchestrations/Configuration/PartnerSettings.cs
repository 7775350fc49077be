using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>The outside systems' HTTP addresses.</summary>
public sealed class PartnerSettings
{
    public const string Section = "Partners";

    [Required]
    public PartnerEndpoint Identity { get; init; } = new();

    [Required]
    public PartnerEndpoint FieldCrews { get; init; } = new();

    [Required]
    public PartnerEndpoint CreditBureau { get; init; } = new();

    [Required]
    public PartnerEndpoint AddressAuthority { get; init; } = new();

    [Required]
    public PartnerEndpoint PermitOffice { get; init; } = new();

    [Required]
    public PartnerEndpoint Weather { get; init; } = new();

    [Required]
    public PartnerEndpoint PayerAccounts { get; init; } = new();
}

public sealed class PartnerEndpoint
{
    /// <summary>An absolute URL that ends in a slash.</summary>
    [Required, Url]
    public string BaseAddress { get; init; } = "";

    /// <summary>Sent with every call as header x-api-key; null sends none. Only the simulated systems of a local run ask for it.</summary>
    public string? Key { get; init; }

    /// <summary>Seconds after which a call counts as a fault and is retried.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 10;
}
