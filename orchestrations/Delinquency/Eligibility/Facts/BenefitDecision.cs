namespace Serverless.Orchestrations.Delinquency;

/// <summary>A person's decision that the present customer benefited directly from what a former occupant owes (F.S. 180.135).</summary>
public sealed record BenefitDecision(string ItemId, string By, DateTimeOffset At, string Why);
