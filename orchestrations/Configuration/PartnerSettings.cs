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
}

public sealed class PartnerEndpoint
{
    /// <summary>Absolute, ending in a slash.</summary>
    [Required, Url]
    public string BaseAddress { get; init; } = "";

    /// <summary>Sent with every call as the header x-api-key. Only the simulated systems of a local run ask for one; null sends none.</summary>
    public string? Key { get; init; }

    /// <summary>How long one call may take before it counts as a fault worth a retry.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 10;
}
