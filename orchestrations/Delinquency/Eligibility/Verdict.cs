namespace Serverless.Orchestrations.Delinquency;

/// <summary>Whether a service may be cut now. It may when nothing was found that holds.</summary>
/// <param name="Findings">Every rule that holds, in the order of the rules.</param>
/// <param name="NextLawfulMinute">
/// The first whole minute, in UTC, at which nothing holds if no fact changes: now, when nothing holds. Forecasts and other observations
/// that are made anew before each cut are taken to stay as good as they are. Null when something waits for an event.
/// </param>
public sealed record Verdict(IReadOnlyList<Finding> Findings, DateTimeOffset? NextLawfulMinute)
{
    public bool IsEligible => Findings.Count == 0;
}
