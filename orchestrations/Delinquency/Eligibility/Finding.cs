using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>A rule that holds a cut now. It ends at a moment, or waits for an event.</summary>
/// <param name="Rule">The rule's name, such as <c>notice-age</c>.</param>
/// <param name="Sentence">What is the matter, for staff and for the customer.</param>
/// <param name="Source">The rule's statute, court decision, tariff or practice.</param>
/// <param name="Until">The first moment, in UTC, at which it no longer holds if no fact changes; null when it waits for an event.</param>
/// <param name="WaitsFor">What must happen first; null when time alone ends it.</param>
/// <param name="IsForLackOfFacts">Whether it holds only because something is not known.</param>
public sealed record Finding(string Rule, string Sentence, string Source, Certainty Certainty, DateTimeOffset? Until, string? WaitsFor, bool IsForLackOfFacts);
