using Serverless.Orchestrations.Contracts;

namespace Serverless.LocalDev.Triage;

/// <summary>A message that was set aside, as a person triaging sees it.</summary>
/// <param name="SequenceNumber">Names the message in its dead-letter queue.</param>
/// <param name="Resubmissions">How often it was sent again before it ended here once more.</param>
/// <param name="Body">Null when it may not be shown: it holds a card number or a national id, or nobody could read it.</param>
/// <param name="Undecoded">What is known of a body that nobody could read.</param>
public sealed record DeadLetter(
    long SequenceNumber,
    string MessageId,
    string? Subject,
    string? Reason,
    string? Description,
    DateTimeOffset EnqueuedAt,
    int Deliveries,
    int Resubmissions,
    string? Body,
    UndecodedBody? Undecoded = null);

/// <summary>What came of sending a dead letter again.</summary>
public enum Resubmission
{
    /// <summary>A copy is in the queue and the dead letter is gone.</summary>
    Sent,

    /// <summary>No dead letter has this number.</summary>
    NotFound,

    /// <summary>A message of the same id is in the queue already; it must end first.</summary>
    Outstanding,
}
