namespace Serverless.Orchestrations.Delinquency;

/// <summary>Whether anybody lives at the premise.</summary>
/// <param name="IsSaidVacant">Whether our records say that nobody does.</param>
/// <param name="Check">The latest visit to see; null without one.</param>
public sealed record OccupancyFacts(bool IsSaidVacant, OccupancyCheck? Check);

public sealed record OccupancyCheck(DateTimeOffset At, bool FoundOccupied);
