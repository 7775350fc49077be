namespace Serverless.Orchestrations.Delinquency;

/// <summary>Money that was handed to a channel.</summary>
/// <param name="At">When the customer handed it over, which counts, not when it is posted.</param>
public sealed record Tender(string TenderId, string Channel, decimal Amount, DateTimeOffset At);
