namespace Serverless.Orchestrations.Delinquency;

/// <summary>Stops all cuts in the city.</summary>
/// <param name="By">Who set it last; null when nobody did.</param>
public sealed record KillSwitch(bool IsOn, string? By, string? Why);
