using System.ComponentModel.DataAnnotations;

namespace Serverless.Orchestrations.Configuration;

/// <summary>How often events that were not published right away are looked for.</summary>
public sealed class OutboxSettings
{
    public const string Section = "Outbox";

    /// <summary>NCRONTAB with seconds; the timer trigger reads it by its name, so it has no default.</summary>
    [Required]
    public string SweepSchedule { get; init; } = "";
}
