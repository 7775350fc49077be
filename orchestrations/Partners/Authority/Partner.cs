namespace Serverless.Orchestrations.Partners;

/// <summary>What a partner may look at.</summary>
public enum PartnerSight
{
    /// <summary>What it filed or sent itself.</summary>
    Own,

    /// <summary>Every account: a channel of the utility's own, which has let the customer in.</summary>
    All,
}

/// <summary>A kind of message a partner may send.</summary>
/// <param name="Subject">Such as <c>PaymentReceived.v1</c>.</param>
/// <param name="As">As whom it may speak where the message says so: a payment's channels, an outage report's sources. Null where the message has no such field.</param>
public sealed record PartnerStatement(string Subject, IReadOnlyList<string>? As = null);

/// <summary>A portal or outside system, and its authority. The figures are ours.</summary>
/// <param name="Name">Names it in messages (application property <c>source</c>), cases and payments. Never given to another.</param>
/// <param name="RequestsAMinute">How often it may call over HTTP.</param>
/// <param name="MissesAMinute">How many of its look-ups may find nothing; who guesses numbers finds nothing most of the time.</param>
public sealed record Partner(string Name, IReadOnlyList<PartnerStatement> Says, PartnerSight Sees, int RequestsAMinute, int MissesAMinute)
{
    public bool MaySay(string subject, string? speaksAs) =>
        Says.Any(statement => statement.Subject == subject && (statement.As is null || (speaksAs is not null && statement.As.Contains(speaksAs))));

    /// <param name="owner">The partner that filed or sent the thing; null for what came from nobody outside.</param>
    public bool Owns(string? owner) => owner == Name;

    /// <inheritdoc cref="Owns"/>
    public bool MaySee(string? owner) => Sees == PartnerSight.All || Owns(owner);
}
