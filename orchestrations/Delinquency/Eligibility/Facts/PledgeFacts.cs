namespace Serverless.Orchestrations.Delinquency;

/// <summary>An agency's promise to pay.</summary>
/// <param name="LastDay">The last day in the city on which the promise stands.</param>
public sealed record PledgeFacts(string PledgeId, string Agency, decimal Amount, DateOnly LastDay);
