namespace Serverless.Orchestrations.Delinquency;

/// <summary>All of a verdict that is kept.</summary>
/// <param name="CodeVersion">The build of the rules.</param>
/// <param name="PolicyVersion">The day from which the policy is in force.</param>
/// <param name="PolicySha256">Of the whole policy. It tells whether somebody changed a version after it was in force.</param>
/// <param name="CalendarSha256">Of the whole calendar: a day may be closed after the verdict.</param>
/// <param name="Now">The moment that was asked about.</param>
public sealed record VerdictEvidence(
    string CodeVersion,
    DateOnly PolicyVersion,
    string PolicySha256,
    string CalendarSha256,
    DateTimeOffset Now,
    DisconnectionAct Act,
    DisconnectionFacts Facts,
    Verdict Verdict,
    string Card);
