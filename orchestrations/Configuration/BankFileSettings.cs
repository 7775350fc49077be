using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>How often to look for files from banks.</summary>
public sealed class BankFileSettings
{
    public const string Section = "BankFiles";

    /// <summary>NCRONTAB with seconds. The timer trigger reads this setting by name, so it has no default here.</summary>
    [Required]
    public string SweepSchedule { get; init; } = "";
}
