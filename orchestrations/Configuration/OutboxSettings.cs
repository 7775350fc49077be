using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>How often to look for events that were not published at once.</summary>
public sealed class OutboxSettings
{
    public const string Section = "Outbox";

    /// <summary>NCRONTAB with seconds. The timer trigger reads this setting by name, so it has no default here.</summary>
    [Required]
    public string SweepSchedule { get; init; } = "";
}
