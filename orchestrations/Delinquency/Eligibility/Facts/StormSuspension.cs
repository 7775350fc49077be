namespace Serverless.Orchestrations.Delinquency;

/// <summary>Cuts are suspended in an area, for a storm and until service is restored.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="Until">The first moment at which it no longer stands; null until somebody ends it.</param>
public sealed record StormSuspension(string? Area, DateTimeOffset From, DateTimeOffset? Until);
